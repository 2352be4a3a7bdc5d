/** Gathers what comes in a burst and hands it over once per frame, so that the page draws at its own pace. */
export function frameBatch<T>(deliver: (items: T[]) => void): { add: (items: readonly T[]) => void; stop: () => void } {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let frame: number | null = null;

  const flush = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
    const items = waiting;
    waiting = [];
    if (items.length > 0) deliver(items);
  };

  return {
    add: (items) => {
      waiting.push(...items);
      if (frame !== null || waiting.length === 0) return;
      frame = requestAnimationFrame(flush);
      timer = setTimeout(flush, HIDDEN_TAB_MS);
    },
    stop: () => {
      waiting = [];
      flush();
    },
  };
}

/** A hidden tab gets no frames. */
const HIDDEN_TAB_MS = 250;
