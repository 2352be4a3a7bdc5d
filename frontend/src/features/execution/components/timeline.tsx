"use client";

import { ChevronRight, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { formatCount, formatDuration, humanize } from "@/lib/format";
import { cn } from "@/lib/cn";
import { elapsed } from "../model/run-view";
import type { StepView } from "../model/types";
import { StepIcon } from "./status-badge";
import { StepItems } from "./step-items";

const MOST_OPEN = 6;

/** Stages and steps as they happen; what runs and what came last is open. */
export function Timeline({ steps, now, onRerun }: { steps: readonly StepView[]; now: number; onRerun?: (step: StepView) => void }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const recent = new Set(steps.slice(-MOST_OPEN).map((step) => step.path));

  return (
    <ol className="relative" aria-label="Steps">
      {steps.map((step, index) => {
        const heading = headingBefore(steps[index - 1], step);
        const openByItself = step.state === "running" || step.state === "failed" || (recent.has(step.path) && step.items.length > 0);
        return (
          <li key={step.path} className="animate-[rise_.2s_ease-out]">
            {heading !== null && (
              <p className="flex items-center gap-3 pt-3 pb-2 text-xs font-semibold tracking-wide text-faint">
                {heading}
                <span aria-hidden className="h-px flex-1 bg-line" />
              </p>
            )}
            <Step
              step={step}
              now={now}
              last={index === steps.length - 1}
              open={chosen.get(step.path) ?? openByItself}
              onToggle={(open) => setChosen(new Map(chosen).set(step.path, open))}
              onRerun={onRerun}
            />
          </li>
        );
      })}
    </ol>
  );
}

function headingBefore(before: StepView | undefined, step: StepView): string | null {
  const heading = step.parents.join(" / ");
  return heading === "" || heading === before?.parents.join(" / ") ? null : step.parents.map(humanize).join(" / ");
}

function Step({
  step,
  now,
  last,
  open,
  onToggle,
  onRerun,
}: {
  step: StepView;
  now: number;
  last: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  onRerun?: (step: StepView) => void;
}) {
  const time = elapsed(step, now);
  const tokens = step.usage.input + step.usage.output;
  const hasBody = step.items.length > 0 || step.error !== null;
  return (
    <div className="group/step relative flex gap-3">
      <div aria-hidden className="flex flex-col items-center pt-2.5">
        <StepIcon state={step.state} />
        {!last && <span className="mt-1.5 w-px flex-1 bg-line" />}
      </div>
      <div className="min-w-0 flex-1 pb-3">
        <div className="flex items-center gap-1">
          <button
            type="button"
            aria-expanded={hasBody ? open : undefined}
            onClick={() => hasBody && onToggle(!open)}
            className="-ml-2 flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-lg px-2 text-left hover:bg-sunken"
          >
            <span className="truncate font-medium">{humanize(step.id)}</span>
            <StepIcon state={step.state} className="sr-only" />
            {step.agent !== null && <span className="hidden truncate font-mono text-xs text-faint @md:inline">{step.agent}</span>}
            {step.attempt > 1 && <Badge tone="warn">try {step.attempt}</Badge>}
            <span className="ml-auto flex shrink-0 items-center gap-3 text-xs text-faint tabular-nums">
              {tokens > 0 && <span className="hidden @md:inline">{formatCount(tokens)} tokens</span>}
              {time !== null && <span>{formatDuration(time)}</span>}
              {hasBody && <ChevronRight aria-hidden className={cn("size-4 transition-transform", open && "rotate-90")} />}
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
        {open && hasBody && (
          <div className="pt-1 pr-1">
            <StepItems items={step.items} />
            {step.error !== null && <p className="mt-3 rounded-lg bg-bad-soft px-3 py-2 text-sm break-words text-bad">{step.error}</p>}
          </div>
        )}
      </div>
    </div>
  );
}
