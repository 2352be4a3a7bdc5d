import { toast } from "./toast";

const FIRST_PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;
/** More than eight hours at the longest pause: as long as a laptop sleeps. */
const MOST_ATTEMPTS = 1_000;
/** So often in vain while the browser is online, and the script is not there any more: a newer page took its place. */
const GONE_AFTER = 3;

/** What is being loaded, by what loads it: who asks again and again, as typing does, waits with the others. */
const pending = new Map<unknown, Promise<unknown>>();
let awaited = 0;

/**
 * Loads a part of the page that comes in a script of its own. Where the script can't be had, it is asked for again when the network is back, and every
 * three to thirty seconds; what waits for it stands meanwhile. Somebody who may wait for it is told, unless it is loaded quietly, ahead of being wanted.
 *
 * @throws what the part itself throws when it is evaluated, at once; that it can't be had, after a thousand attempts
 */
export function loadPart<T>(load: () => Promise<T>, { quietly = false }: { quietly?: boolean } = {}): Promise<T> {
  const asked = pending.get(load) as Promise<T> | undefined;
  if (asked !== undefined) return asked;
  const loading = attempts(load, quietly).finally(() => pending.delete(load));
  pending.set(load, loading);
  return loading;
}

async function attempts<T>(load: () => Promise<T>, quietly: boolean): Promise<T> {
  let waits = false;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await load();
      } catch (error) {
        if (!isMissing(error) || attempt === MOST_ATTEMPTS) throw error;
        if (!quietly) {
          if (!waits) awaited += 1;
          tell(attempt, !waits && awaited === 1);
          waits = true;
        }
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
      }
    }
  } finally {
    if (waits) awaited -= 1;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}

function tell(attempt: number, first: boolean): void {
  if (first) toast("This part of the page is not loaded yet. It comes as soon as the network does.");
  if (attempt === GONE_AFTER && navigator.onLine) {
    toast("This part of the page can't be loaded. There may be a newer page; what you wrote is kept.", {
      tone: "bad",
      action: { label: "Load anew", perform: () => location.reload() },
    });
  }
}

/** Ends early when the browser is online again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
  });
}
