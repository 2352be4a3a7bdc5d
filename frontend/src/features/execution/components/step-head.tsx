"use client";

import { ChevronRight, RotateCcw } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/lib/cn";
import { formatCount, formatDuration, humanize } from "@/lib/format";
import { hasBody } from "../model/rows";
import { elapsed } from "../model/run-view";
import type { StepView } from "../model/types";
import { StepIcon } from "./status-badge";

/** The line that names a step, says how it stands, and opens it. */
export function StepHead({
  step,
  open,
  last,
  now,
  onToggle,
  onRerun,
}: {
  step: StepView;
  open: boolean;
  /** Whether no step follows. */
  last: boolean;
  now: number;
  onToggle: (open: boolean) => void;
  onRerun?: (step: StepView) => void;
}) {
  const time = elapsed(step, now);
  const tokens = step.usage.input + step.usage.output;
  const opens = hasBody(step);
  return (
    <div className="group/step flex gap-3">
      <div aria-hidden className="flex flex-col items-center pt-2.5">
        <StepIcon state={step.state} />
        {!last && <span className="mt-1.5 w-px flex-1 bg-line" />}
      </div>
      <div className={cn("flex min-w-0 flex-1 items-center gap-1", open ? "pb-1" : "pb-3")}>
        <button
          type="button"
          aria-expanded={opens ? open : undefined}
          onClick={() => opens && onToggle(!open)}
          className="-ml-2 flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-lg px-2 text-left hover:bg-sunken"
        >
          <span className="truncate font-medium">{humanize(step.id)}</span>
          <StepIcon state={step.state} className="sr-only" />
          {step.agent !== null && <span className="hidden truncate font-mono text-xs text-faint @md:inline">{step.agent}</span>}
          {step.attempt > 1 && <Badge tone="warn">try {step.attempt}</Badge>}
          <span className="ml-auto flex shrink-0 items-center gap-3 text-xs text-faint tabular-nums">
            {tokens > 0 && <span className="hidden @md:inline">{formatCount(tokens)} tokens</span>}
            {time !== null && <span>{formatDuration(time)}</span>}
            {opens && <ChevronRight aria-hidden className={cn("size-4 transition-transform", open && "rotate-90")} />}
          </span>
        </button>
        {onRerun !== undefined && (
          <button
            type="button"
            title="Run again from here"
            aria-label={`Run again from ${humanize(step.id)}`}
            onClick={() => onRerun(step)}
            className="rounded-lg p-2 text-faint opacity-0 group-focus-within/step:opacity-100 group-hover/step:opacity-100 hover:bg-sunken hover:text-ink [@media(hover:none)]:opacity-100"
          >
            <RotateCcw className="size-4" />
          </button>
        )}
      </div>
    </div>
  );
}
