const LONGEST_WAIT_MS = 3_000;
/** Where a browser cannot tell when it is idle. */
const REST_MS = 500;

/** Does something once the page is loaded and has nothing else to do, after three seconds in any case. The answer takes it back. */
export function whenIdle(act: () => void): () => void {
  let takeBack = () => {};
  const wait = () => {
    if (typeof requestIdleCallback === "function") {
      const asked = requestIdleCallback(act, { timeout: LONGEST_WAIT_MS });
      takeBack = () => cancelIdleCallback(asked);
    } else {
      const timer = setTimeout(act, REST_MS);
      takeBack = () => clearTimeout(timer);
    }
  };
  if (document.readyState === "complete") wait();
  else {
    addEventListener("load", wait, { once: true });
    takeBack = () => removeEventListener("load", wait);
  }
  return () => takeBack();
}
