/** Readers of event data, which comes from outside and is trusted with nothing. */
export type Data = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first of the keys that holds text. */
export function text(data: Data, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = data[key];
    if (typeof value === "string") return value;
  }
  return null;
}

/** The first of the keys that holds a finite number, written as a number or as text. */
export function number(data: Data, ...keys: string[]): number | null {
  for (const key of keys) {
    const value = data[key];
    const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof parsed === "number" && Number.isFinite(parsed)) return parsed;
  }
  return null;
}

export function record(data: Data, ...keys: string[]): Record<string, unknown> | null {
  for (const key of keys) {
    const value = data[key];
    if (isRecord(value)) return value;
  }
  return null;
}

/** What an event says about a failure, whether as text or as an object. */
export function failure(data: Data): string | null {
  const error = data["error"];
  if (isRecord(error)) return text(error, "message", "msg", "code");
  return text(data, "error", "message", "reason");
}

/** A value as a person reads it: text as it is, everything else as indented JSON. */
export function readable(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
