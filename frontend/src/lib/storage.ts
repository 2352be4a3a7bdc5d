/** The browser's own storage, for drafts and choices; never for secrets. A browser that refuses it simply forgets. */
export function readStored<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`amplifier.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`amplifier.${key}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: the page goes on with what is in memory.
  }
}

export function removeStored(key: string): void {
  try {
    localStorage.removeItem(`amplifier.${key}`);
  } catch {
    // Nothing was kept, so nothing has to go.
  }
}
