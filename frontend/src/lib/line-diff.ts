export interface DiffLine {
  readonly side: "both" | "left" | "right";
  readonly text: string;
}

/** How many lines only one of two texts has. */
export interface DiffSize {
  readonly added: number;
  readonly removed: number;
}

/** Beyond this the table of common lines would grow too large; what differs is then shown one after the other. */
const MOST_LINES = 1_500;

/** The fewest lines that must go from the left text and come from the right one to make them the same. */
export function lineDiff(left: string, right: string): DiffLine[] {
  const a = left.split("\n");
  const b = right.split("\n");
  const head = sharedHead(a, b);
  const tail = sharedTail(a, b, head);
  const both = (lines: readonly string[]) => lines.map((text): DiffLine => ({ side: "both", text }));
  return [
    ...both(a.slice(0, head)),
    ...middleDiff(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...both(a.slice(a.length - tail)),
  ];
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

function sharedHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

function sharedTail(a: readonly string[], b: readonly string[], head: number): number {
  let count = 0;
  while (count < a.length - head && count < b.length - head && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

function middleDiff(a: readonly string[], b: readonly string[]): DiffLine[] {
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
