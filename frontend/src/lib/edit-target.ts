import type { DocumentKind } from "./versions/version";

/** A text that is being edited, and how another takes its place. */
export interface EditTarget {
  readonly kind: DocumentKind;
  /** What it is now. */
  readonly text: string;
  /** Puts another text in its place, as one step of the editor's undo; answers how to take that back. */
  readonly replace: (text: string) => () => void;
}
