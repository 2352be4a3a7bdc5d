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

const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "wheel"] as const;

/** Does something once somebody is there: the pointer over the page, a key, a finger. The answer takes it back. */
export function whenSomebodyIsThere(act: () => void): () => void {
  if (document.documentElement.matches(":hover")) return whenIdle(act);
  let takeBack = () => {};
  const stop = () => SIGNS.forEach((sign) => removeEventListener(sign, seen, true));
  const seen = () => {
    stop();
    takeBack = whenIdle(act);
  };
  SIGNS.forEach((sign) => addEventListener(sign, seen, { capture: true, passive: true }));
  return () => {
    stop();
    takeBack();
  };
}
