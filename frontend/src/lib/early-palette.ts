declare global {
  interface Window {
    /** What listens for the palette's keys until the page does; public/early.js puts it there. */
    amplifierKeys?: { asked: boolean; hear: (event: KeyboardEvent) => void };
  }
}

/** Takes over from what listened before the page did, and says whether the palette was asked for meanwhile. True once at most. */
export function takeEarlyPalette(): boolean {
  const { amplifierKeys: keys } = window;
  if (keys === undefined) return false;
  removeEventListener("keydown", keys.hear, true);
  delete window.amplifierKeys;
  return keys.asked;
}
