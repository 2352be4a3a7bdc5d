const PREFIX = "amplifier.";
const LEFT_OUT = ["amplifier.signed-in"];
const VERSION = 1;
const MOST_LETTERS = 30_000_000;

/** Everything that this browser keeps, with the versions of texts, as a file's text. */
export function exportWorkspace(storage: Storage, versions: readonly unknown[]): string {
  const entries = Object.keys(storage)
    .filter((key) => key.startsWith(PREFIX) && !LEFT_OUT.includes(key))
    .map((key) => [key.slice(PREFIX.length), JSON.parse(storage.getItem(key) ?? "null") as unknown]);
  return JSON.stringify({ version: VERSION, entries: Object.fromEntries(entries) as unknown, versions }, null, 2);
}

/** `versions` are those of the file as they stand there; whoever takes them in checks them. */
export type ImportOutcome = { ok: true; count: number; versions: readonly unknown[] } | { ok: false; reason: string };

/** Takes in such a file. What it names is replaced, everything else stays. */
export function importWorkspace(storage: Storage, text: string): ImportOutcome {
  if (text.length > MOST_LETTERS) return { ok: false, reason: "This file is too large for a workspace." };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, reason: "This is not a workspace file: it is not JSON." };
  }
  if (!isRecord(file) || file["version"] !== VERSION || !isRecord(file["entries"])) {
    return { ok: false, reason: "This is not a workspace file of this playground." };
  }
  const entries = Object.entries(file["entries"]).filter(([key]) => !LEFT_OUT.includes(PREFIX + key));
  for (const [key, value] of entries) storage.setItem(PREFIX + key, JSON.stringify(value));
  const versions: unknown = file["versions"];
  return { ok: true, count: entries.length, versions: Array.isArray(versions) ? versions : [] };
}

export function clearWorkspace(storage: Storage): void {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(PREFIX) && !LEFT_OUT.includes(key)) storage.removeItem(key);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
