export interface DiffLine {
  readonly side: "both" | "left" | "right";
  readonly text: string;
}

/** Beyond this the table of common lines would grow too large; the texts are then shown one after the other. */
const MOST_LINES = 1_500;

/** The fewest lines that must go from the left text and come from the right one to make them the same. */
export function lineDiff(left: string, right: string): DiffLine[] {
  const a = left.split("\n");
  const b = right.split("\n");
  if (a.length > MOST_LINES || b.length > MOST_LINES) {
    return [...a.map((text): DiffLine => ({ side: "left", text })), ...b.map((text): DiffLine => ({ side: "right", text }))];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ side: "both", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ side: "left", text: a[i] ?? "" });
      i += 1;
    } else {
      lines.push({ side: "right", text: b[j] ?? "" });
      j += 1;
    }
  }
  return lines;
}
