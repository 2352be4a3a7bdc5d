import type * as Monaco from "monaco-editor";

/** Something that is wrong with the text, or may be. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** Puts the cursor there; null where the editor can't. */
  readonly show: (() => void) | null;
  /** What would put it right; null if nothing is known. */
  readonly fix: { readonly label: string; readonly apply: () => void } | null;
}

export const MOST_PROBLEMS = 100;

/**
 * The problems of a text in the order of their lines, errors first within a line. Of several findings that begin in the same place the server's stands for
 * all: it knows more than the schema does.
 */
export function problemsOf(
  markers: readonly Monaco.editor.IMarker[],
  serverOwner: string,
  isError: (marker: Monaco.editor.IMarker) => boolean,
  make: (marker: Monaco.editor.IMarker) => Pick<Problem, "show" | "fix">,
): Problem[] {
  const fromServer = new Set(markers.filter(({ owner }) => owner === serverOwner).map(placeOf));
  return markers
    .filter((marker) => marker.owner === serverOwner || !fromServer.has(placeOf(marker)))
    .map((marker) => ({ severity: isError(marker) ? ("error" as const) : ("warning" as const), message: marker.message, line: marker.startLineNumber, ...make(marker) }))
    .sort((a, b) => a.line - b.line || (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1))
    .slice(0, MOST_PROBLEMS);
}

const placeOf = ({ startLineNumber, startColumn }: Monaco.editor.IMarker) => `${startLineNumber}:${startColumn}`;

/** Such as "1 error, 2 warnings"; empty if there is nothing. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return [counted(errors, "error"), counted(problems.length - errors, "warning")].filter((part) => part !== "").join(", ");
}

const counted = (count: number, word: string) => (count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`);
