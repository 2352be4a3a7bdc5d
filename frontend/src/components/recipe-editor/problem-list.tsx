"use client";

import { ChevronUp, CircleAlert, Sparkles, TriangleAlert, Wrench } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { askForFix } from "@/lib/text-tools";
import { countProblems, type Problem } from "./problems";

const looks = { error: { icon: CircleAlert, tint: "text-bad" }, warning: { icon: TriangleAlert, tint: "text-warn" } };

/** What is wrong with the text, in a line that opens into a list: each problem leads to its place, and to its remedy where one is known. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const [open, setOpen] = useState(false);
  const worst = problems.some(({ severity }) => severity === "error") ? "error" : "warning";
  const { icon: Icon, tint } = looks[worst];
  if (problems.length === 0) return null;
  return (
    <div className="shrink-0 border-t border-line bg-sunken text-xs">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="flex min-h-8 w-full items-center gap-1.5 px-4 py-1 text-left outline-offset-[-2px]">
        <Icon aria-hidden className={cn("size-3.5 shrink-0", tint)} />
        <span className={cn("shrink-0 font-medium", tint)}>{countProblems(problems)}</span>
        {!open && (
          <span className="min-w-0 truncate text-soft">
            Line {problems[0]?.line}: {problems[0]?.message}
          </span>
        )}
        <ChevronUp aria-hidden className={cn("ml-auto size-3.5 shrink-0 text-faint transition-transform", open && "rotate-180")} />
      </button>
      {open && (
        <ul aria-label="Problems" className="max-h-40 overflow-y-auto border-t border-line py-1">
          {problems.map((problem, index) => (
            <Row key={`${problem.line} ${problem.message} ${index}`} problem={problem} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ problem: { severity, message, line, show, fix } }: { problem: Problem }) {
  const { icon: Icon, tint } = looks[severity];
  return (
    <li className="flex items-start gap-1 pr-2 hover:bg-surface">
      <button type="button" disabled={show === null} onClick={() => show?.()} className="flex min-w-0 flex-1 items-start gap-2 px-4 py-1.5 text-left outline-offset-[-2px]">
        <Icon aria-hidden className={cn("mt-0.5 size-3.5 shrink-0", tint)} />
        <span className="sr-only">{severity}</span>
        <span className="shrink-0 text-faint tabular-nums">Line {line}</span>
        <span className="min-w-0 break-words whitespace-pre-line text-soft">{message}</span>
      </button>
      {fix !== null && (
        <Button tone="quiet" size="small" onClick={fix.apply}>
          <Wrench />
          {fix.label}
        </Button>
      )}
      {severity === "error" && (
        <Button tone="quiet" size="small" onClick={() => askForFix(line, message)}>
          <Sparkles />
          Ask for a fix
        </Button>
      )}
    </li>
  );
}
