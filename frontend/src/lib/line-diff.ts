import { sequenceDiff, type DiffPart } from "./sequence-diff";

export type DiffLine = DiffPart;

/** How many lines only one of two texts has. */
export interface DiffSize {
  readonly added: number;
  readonly removed: number;
}

/** The fewest lines that must go from the left text and come from the right one to make them the same. */
export function lineDiff(left: string, right: string): DiffLine[] {
  return sequenceDiff(left.split("\n"), right.split("\n"));
}

/** How large the difference from the left text to the right one is. */
export function diffSize(left: string, right: string): DiffSize {
  if (left === right) return { added: 0, removed: 0 };
  const lines = lineDiff(left, right);
  return {
    added: lines.filter(({ side }) => side === "right").length,
    removed: lines.filter(({ side }) => side === "left").length,
  };
}
