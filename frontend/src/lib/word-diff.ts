import type { DiffLine } from "./line-diff";
import { sequenceDiff, type DiffPart } from "./sequence-diff";

/** A part of a line, and whether the line that it was compared with lacks it. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** Longer lines are told whole: nobody would look for the words, and a page of them would be slow. */
const MOST_CHARACTERS = 4_000;
/** Most products of the lengths of two compared lines, added up: what comes after is told whole, so that a long difference is drawn without a wait. */
const MOST_WORK = 20_000_000;
/** Below this share of common characters two lines are two lines, not one that was changed. */
const LEAST_COMMON = 0.4;

const WORDS = /\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/**
 * The words that changed, by the index of the line in a line difference. Of lines that went and came in one place the first is compared with the
 * first, and so on; a line that has no such partner, or too little in common with it, is not named, and neither is one far down a long difference.
 */
export function changedWords(lines: readonly DiffLine[]): ReadonlyMap<number, readonly Piece[]> {
  const found = new Map<number, readonly Piece[]>();
  let work = 0;
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && lines[end]?.side !== "both") end += 1;
    const indices = Array.from({ length: end - start }, (_, offset) => start + offset);
    const gone = indices.filter((index) => lines[index]?.side === "left");
    const come = indices.filter((index) => lines[index]?.side === "right");
    gone.slice(0, come.length).forEach((left, nth) => {
      const right = come[nth] ?? left;
      const [before, after] = [lines[left]?.text ?? "", lines[right]?.text ?? ""];
      work += before.length * after.length;
      const pieces = work > MOST_WORK ? null : wordDiff(before, after);
      if (pieces === null) return;
      found.set(left, pieces.left);
      found.set(right, pieces.right);
    });
    start = Math.max(end, start + 1);
  }
  return found;
}

/** Two lines in pieces, those of their words marked that the other lacks; null if they have too little in common or are too long. */
export function wordDiff(left: string, right: string): { left: Piece[]; right: Piece[] } | null {
  if (left.length > MOST_CHARACTERS || right.length > MOST_CHARACTERS) return null;
  const parts = sequenceDiff(left.match(WORDS) ?? [], right.match(WORDS) ?? []);
  const common = parts.reduce((sum, { side, text }) => sum + (side === "both" ? text.trim().length : 0), 0);
  if (common < LEAST_COMMON * Math.max(left.length, right.length)) return null;
  return { left: piecesOf(parts, "left"), right: piecesOf(parts, "right") };
}

/** The parts of one line, neighbours of a kind put together. */
function piecesOf(parts: readonly DiffPart[], own: "left" | "right"): Piece[] {
  const pieces: Piece[] = [];
  for (const { side, text } of parts) {
    if (side !== "both" && side !== own) continue;
    const changed = side === own;
    const last = pieces.at(-1);
    if (last?.changed === changed) pieces[pieces.length - 1] = { text: last.text + text, changed };
    else pieces.push({ text, changed });
  }
  return pieces;
}
