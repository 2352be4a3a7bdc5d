/** What the page knows of the execution that answers, told again whenever it changes. */
export interface Feed {
  /** Null while it runs. */
  readonly ended: "completed" | "failed" | "cancelled" | null;
  /** What it said so far; once it is completed, its whole answer. */
  readonly text: string;
  /** What it does while it says nothing, in words. */
  readonly doing: string;
  /** Why it failed and what to do about it; null if it did not. */
  readonly error: string | null;
  readonly remedy: string | null;
  readonly tokens: number;
  /** US dollars; null if a price is not known. */
  readonly cost: number | null;
  /** Whether the words come from the offline provider, which is no language model. */
  readonly offline: boolean;
}
