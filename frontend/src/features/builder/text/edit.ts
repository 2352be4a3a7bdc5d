import { parse, valuesOf, type Parsed } from "./source";

/** A recipe's text after an edit, or why the edit was not made. */
export type EditOutcome = { ok: true; source: string } | { ok: false; reason: string };

/** Replaces a stretch of the source; everything else stays byte for byte as it was. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type SpliceOutcome = Splice | { readonly refused: string };

export function splice(source: string, { start, end, text }: Splice): string {
  return source.slice(0, start) + text + source.slice(end);
}

/**
 * Makes an edit and checks it: the values of the new text must be exactly those that the edit was to bring about.
 * A place that is written too unusually to be edited safely is refused, and the text stays as it is.
 */
export function checkedEdit(
  source: string,
  plan: (document: Extract<Parsed, { ok: true }>["document"]) => SpliceOutcome,
  expected: (before: unknown) => void,
): EditOutcome {
  const parsed = parse(source);
  if (!parsed.ok) return { ok: false, reason: `The text has a mistake; put it right first. ${parsed.reason}` };
  const planned = plan(parsed.document);
  if ("refused" in planned) return { ok: false, reason: planned.refused };
  const edited = splice(source, planned);
  const after = parse(edited);
  const wanted = plain(valuesOf(parsed.document));
  expected(wanted);
  if (!after.ok || !sameValues(plain(valuesOf(after.document)), wanted)) {
    return { ok: false, reason: "This part is written in a way that can't be changed here; change it in the text." };
  }
  return { ok: true, source: edited };
}

/** A copy in which nothing is shared, so that an edit at an anchor shows at its aliases too. */
function plain(values: unknown): unknown {
  return JSON.parse(JSON.stringify(values)) as unknown;
}

/** Whether two plain values say the same; the order of keys does not matter. */
export function sameValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && sameValues((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

/** What stands at a path of plain values. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined),
    root,
  );
}
