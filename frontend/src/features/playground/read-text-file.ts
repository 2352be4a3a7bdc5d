import { formatBytes } from "@/lib/format";

export type ReadFile = { ok: true; text: string } | { ok: false; reason: string };

/** The server takes request bodies of up to 256 KiB. */
const MOST_BYTES = 200 * 1024;

/** The text of a file that a person chose, or why it can't be used. */
export async function readTextFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_BYTES) {
    return { ok: false, reason: `${file.name} has ${formatBytes(file.size)}; up to ${formatBytes(MOST_BYTES)} can be run.` };
  }
  const text = await file.text();
  if (text.includes("\u0000") || text.includes("\uFFFD")) {
    return { ok: false, reason: `${file.name} is not a text file. Plain text, Markdown, CSV, JSON and source code work.` };
  }
  return { ok: true, text };
}
