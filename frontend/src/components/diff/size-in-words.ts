import type { DiffSize } from "@/lib/line-diff";

/** "3 lines added, 1 removed", or that there is no difference. */
export function sizeInWords({ added, removed }: DiffSize): string {
  if (added === 0 && removed === 0) return "No difference";
  const lines = (count: number) => `${count} ${count === 1 ? "line" : "lines"}`;
  if (removed === 0) return `${lines(added)} added`;
  return added === 0 ? `${lines(removed)} removed` : `${lines(added)} added, ${removed} removed`;
}
