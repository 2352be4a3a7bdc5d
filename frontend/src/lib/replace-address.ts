/**
 * Puts another address of the page that is shown into its place, without asking the server for anything: the page is the same, and what follows its query
 * parameters sees them change. https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api
 */
export function replaceAddress(href: string): void {
  history.replaceState(null, "", href);
}
