import { useMemo } from "react";
import { cn } from "@/lib/cn";
import { lineDiff } from "@/lib/line-diff";
import { changedWords } from "@/lib/word-diff";
import { diffRows } from "./folds";

const looks = { both: "text-soft", left: "bg-bad-soft", right: "bg-good-soft" } as const;
const words = { both: "", left: "bg-bad/25", right: "bg-good/25" } as const;
const marks = { both: " ", left: "−", right: "+" } as const;

/** Two texts line by line: what only the first has, what only the second has, and what both have; in a line that was changed, which words. */
export function DiffLines({
  before,
  after,
  label,
  around = null,
  className,
}: {
  before: string;
  after: string;
  label: string;
  /** How many lines that both have are shown beside a change; null for all. */
  around?: number | null;
  className?: string;
}) {
  const { rows, pieces } = useMemo(() => {
    const lines = lineDiff(before, after);
    return { rows: diffRows(lines, around), pieces: changedWords(lines) };
  }, [before, after, around]);
  return (
    <div tabIndex={0} role="region" aria-label={label} className={cn("overflow-auto py-2 font-mono text-xs leading-relaxed", className)}>
      {rows.map((row, index) =>
        row.kind === "fold" ? (
          <p key={index} className="my-1 border-y border-line bg-sunken px-5 py-0.5 font-sans text-faint">
            {row.count} {row.count === 1 ? "line" : "lines"} the same
          </p>
        ) : (
          <p key={index} className={cn("px-5 break-words whitespace-pre-wrap", looks[row.line.side])}>
            <span className="mr-3 text-faint select-none">
              {marks[row.line.side]}
              <span className="sr-only">{row.line.side === "left" ? "only earlier:" : row.line.side === "right" ? "only later:" : ""}</span>
            </span>
            {pieces.get(row.at)?.map(({ text, changed }, nth) =>
              changed ? (
                <mark key={nth} className={cn("rounded-xs text-inherit", words[row.line.side])}>
                  {text}
                </mark>
              ) : (
                text
              ),
            ) ?? row.line.text}
          </p>
        ),
      )}
    </div>
  );
}
