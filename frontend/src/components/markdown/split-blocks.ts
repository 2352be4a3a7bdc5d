const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CONTINUES = /^(\s{2,}|\t|[-*+] |\d+[.)] |>|\|)/;

/** Cuts Markdown at blank lines between blocks that can be drawn on their own, so that a growing text only changes its last part. */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  let fence: string | null = null;
  let blank = false;
  for (const line of text.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    const starts = fence === null && blank && line.trim() !== "" && !CONTINUES.test(line);
    if (starts && current.length > 0) {
      blocks.push(current.join("\n"));
      current = [];
    }
    current.push(line);
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
    }
    blank = line.trim() === "";
  }
  if (current.some((line) => line.trim() !== "")) blocks.push(current.join("\n"));
  return blocks;
}
