/** What a text is that versions are kept of. */
export type DocumentKind = "recipe" | "skill";

/** Moments at which a version is kept, as a person would tell them. */
export const occasions = {
  run: "Run started",
  gallery: "Opened from the gallery",
  shared: "Opened from a link",
  lesson: "Opened from a lesson",
  starter: "Starter recipe",
  builder: "Opened in the builder",
  assistant: "Change by the assistant",
  typed: "Larger change by hand",
  before: "Before a change",
  restored: "Restored",
  imported: "Imported from a file",
  exported: "Saved as a file",
} as const;

export type Occasion = keyof typeof occasions;

/** Why and when a text was the one to keep. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: Occasion;
  /** The execution that was started from the text, if one was. */
  readonly run?: string;
}

/** One text that was, with the moments at which it was kept; the last moment is the newest. */
export interface Version {
  readonly id: string;
  readonly kind: DocumentKind;
  /** Name of the recipe or skill that it is a version of; empty if the text gives none. */
  readonly document: string;
  readonly text: string;
  readonly moments: readonly Moment[];
  /** What a person called it; null if nobody did. */
  readonly name: string | null;
  readonly pinned: boolean;
}

/** Something to keep. */
export interface Kept {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly moment: Moment;
}

export const MOST_NAME = 80;

export function lastMoment(version: Version): Moment {
  return version.moments.at(-1) ?? { at: 0, why: "before" };
}

/** Whether somebody said that this one matters. */
export function isMarked(version: Version): boolean {
  return version.pinned || version.name !== null;
}

/** The name that a text gives itself at its top level; empty if it gives none. */
export function documentName(text: string): string {
  const written = /^name:[ \t]*(.*)$/m.exec(text)?.[1] ?? "";
  const plain = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(written)?.[2] ?? written.replace(/\s+#.*$/, "");
  return plain.trim().slice(0, MOST_NAME);
}

/** The reasons for which a version was kept, the newest first, each once. */
export function reasonsOf(version: Version): string[] {
  return [...new Set(version.moments.map(({ why }) => occasions[why]).reverse())];
}

export function runsOf(version: Version): Moment[] {
  return version.moments.filter(({ run }) => run !== undefined);
}

/** Whether what was read from a storage or a file is a version. */
export function isVersion(value: unknown): value is Version {
  if (!isRecord(value)) return false;
  const { id, kind, document, text, moments, name, pinned } = value;
  return (
    typeof id === "string" &&
    (kind === "recipe" || kind === "skill") &&
    typeof document === "string" &&
    typeof text === "string" &&
    Array.isArray(moments) &&
    moments.length > 0 &&
    moments.every(isMoment) &&
    (name === null || typeof name === "string") &&
    typeof pinned === "boolean"
  );
}

function isMoment(value: unknown): value is Moment {
  if (!isRecord(value)) return false;
  const { at, why, run } = value;
  return typeof at === "number" && Number.isFinite(at) && typeof why === "string" && why in occasions && (run === undefined || typeof run === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
