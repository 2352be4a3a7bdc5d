import { useMemo } from "react";
import { cn } from "@/lib/cn";
import { lineDiff } from "../model/line-diff";

const looks = { both: "text-soft", left: "bg-bad-soft", right: "bg-good-soft" } as const;
const marks = { both: " ", left: "−", right: "+" } as const;

/** Two texts line by line: what only the first has, what only the second has, and what both have. */
export function DiffLines({ before, after, label, className }: { before: string; after: string; label: string; className?: string }) {
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  return (
    <div tabIndex={0} role="region" aria-label={label} className={cn("overflow-auto py-2 font-mono text-xs leading-relaxed", className)}>
      {lines.map((line, index) => (
        <p key={index} className={cn("px-5 break-words whitespace-pre-wrap", looks[line.side])}>
          <span className="mr-3 text-faint select-none">
            {marks[line.side]}
            <span className="sr-only">{line.side === "left" ? "only earlier:" : line.side === "right" ? "only later:" : ""}</span>
          </span>
          {line.text}
        </p>
      ))}
    </div>
  );
}
