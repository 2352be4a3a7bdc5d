import { toast } from "./toast";

/**
 * Whether the browser is offline, so that another page must not be gone to: the browser would put its own page for that in place of this one, and what is only in
 * this tab would be lost. Says so to the person who wanted to go.
 */
export function mustStay(): boolean {
  if (navigator.onLine) return false;
  toast("You are offline. That page can be opened when you are back; this one stays as it is.");
  return true;
}

/** Keeps people on their page while they are offline, whatever link they follow. The answer takes it back. */
export function guardLinks(): () => void {
  const guard = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link instanceof HTMLAnchorElement && leadsAway(link) && !event.defaultPrevented && isPlain(event) && mustStay()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  addEventListener("click", guard, true);
  return () => removeEventListener("click", guard, true);
}

/** Into another page in this tab: not a new tab, not a file, not a place in this page. */
function leadsAway(link: HTMLAnchorElement): boolean {
  if ((link.target !== "" && link.target !== "_self") || link.hasAttribute("download") || !/^https?:$/.test(link.protocol)) return false;
  return link.origin !== location.origin || link.pathname !== location.pathname || link.search !== location.search;
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
