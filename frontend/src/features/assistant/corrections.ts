import type { Finding } from "@/lib/api/types";

/** A text with every correction put in that the check itself suggests, and how many those are. No model is asked. */
export function corrected(text: string, findings: readonly Finding[]): { text: string; count: number } {
  const lines = text.split("\n");
  const starts = lines.reduce<number[]>((known, line) => [...known, (known.at(-1) ?? 0) + line.length + 1], [0]);
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  let count = 0;
  let now = text;
  let before = Number.POSITIVE_INFINITY;
  const places = findings
    .flatMap(({ line, column, end_line: endLine, end_column: endColumn, suggestion }) =>
      line === undefined || column === undefined || endColumn === undefined || suggestion == null
        ? []
        : [{ start: offset(line, column), end: offset(endLine ?? line, endColumn), suggestion }],
    )
    .sort((a, b) => b.start - a.start);
  for (const { start, end, suggestion } of places) {
    if (start > end || end > before || end > text.length) continue;
    now = now.slice(0, start) + suggestion + now.slice(end);
    before = start;
    count += 1;
  }
  return { text: now, count };
}
