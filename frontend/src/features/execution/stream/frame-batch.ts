/** Gathers what comes in a burst and hands it over with a frame, every second one at most, so that the page keeps time for its reader. */
export function frameBatch<T>(deliver: (items: T[]) => void): { add: (items: readonly T[]) => void; stop: () => void } {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let frame: number | null = null;
  let delivered = 0;

  const flush = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
    delivered = performance.now();
    const items = waiting;
    waiting = [];
    if (items.length > 0) deliver(items);
  };

  const flushIfRested = (now: number) => {
    if (now - delivered >= REST_MS) flush();
    else frame = requestAnimationFrame(flushIfRested);
  };

  return {
    add: (items) => {
      waiting.push(...items);
      if (frame !== null || waiting.length === 0) return;
      frame = requestAnimationFrame(flushIfRested);
      timer = setTimeout(flush, HIDDEN_TAB_MS);
    },
    stop: () => {
      waiting = [];
      flush();
    },
  };
}

/** Less than two frames at 60 a second. */
const REST_MS = 25;

/** A hidden tab gets no frames. */
const HIDDEN_TAB_MS = 250;
