/** Something that one of two sequences has, or both have. */
export interface DiffPart {
  readonly side: "both" | "left" | "right";
  readonly text: string;
}

/** Beyond this the table of common parts would grow too large; what differs is then told one after the other. */
const MOST_PARTS = 1_500;

/** The fewest parts that must go from the left sequence and come from the right one to make them the same, in their order. */
export function sequenceDiff(a: readonly string[], b: readonly string[]): DiffPart[] {
  const head = sharedHead(a, b);
  const tail = sharedTail(a, b, head);
  const both = (parts: readonly string[]) => parts.map((text): DiffPart => ({ side: "both", text }));
  return [
    ...both(a.slice(0, head)),
    ...middleDiff(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...both(a.slice(a.length - tail)),
  ];
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

function middleDiff(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length > MOST_PARTS || b.length > MOST_PARTS) {
    return [...a.map((text): DiffPart => ({ side: "left", text })), ...b.map((text): DiffPart => ({ side: "right", text }))];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ side: "both", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ side: "left", text: a[i] ?? "" });
      i += 1;
    } else {
      parts.push({ side: "right", text: b[j] ?? "" });
      j += 1;
    }
  }
  return parts;
}
