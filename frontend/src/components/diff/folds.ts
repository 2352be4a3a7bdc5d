import type { DiffLine } from "@/lib/line-diff";

/** A line of a difference with its index there and its number in either text, or a run of lines that both have and that is not drawn. */
export type DiffRow =
  | { readonly kind: "line"; readonly line: DiffLine; readonly at: number; readonly left: number | null; readonly right: number | null }
  | { readonly kind: "fold"; readonly count: number; readonly at: number };

/** The rows of a difference. Lines that both texts have and that are farther than `around` from a change are folded; null folds none. */
export function diffRows(lines: readonly DiffLine[], around: number | null): DiffRow[] {
  const near = around === null ? null : nearChanges(lines, around);
  const rows: DiffRow[] = [];
  let left = 0;
  let right = 0;
  let folded = 0;
  const closeFold = (at: number) => {
    if (folded > 0) rows.push({ kind: "fold", count: folded, at });
    folded = 0;
  };
  lines.forEach((line, index) => {
    if (line.side !== "right") left += 1;
    if (line.side !== "left") right += 1;
    if (near !== null && near[index] !== true) {
      folded += 1;
      return;
    }
    closeFold(index);
    rows.push({ kind: "line", line, at: index, left: line.side === "right" ? null : left, right: line.side === "left" ? null : right });
  });
  closeFold(lines.length);
  return rows;
}

function nearChanges(lines: readonly DiffLine[], around: number): boolean[] {
  const near = new Array<boolean>(lines.length).fill(false);
  lines.forEach(({ side }, index) => {
    if (side === "both") return;
    for (let at = Math.max(0, index - around); at <= Math.min(lines.length - 1, index + around); at += 1) near[at] = true;
  });
  return near;
}
