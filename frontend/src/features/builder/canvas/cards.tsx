import { Hand } from "lucide-react";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import type { StageNode, StepNode } from "../text/steps";
import { kindLooks, subjectOf, traitsOf } from "./step-look";

/** A step as a card; fills what it is put in. */
export function StepCard({ step, selected = false }: { step: StepNode; selected?: boolean }) {
  const { label, icon: Icon, tint } = kindLooks[step.kind];
  return (
    <div
      className={cn(
        "flex h-full w-full flex-col justify-center gap-1.5 rounded-xl border bg-surface px-3.5 shadow-card transition-colors",
        selected ? "border-accent-text ring-2 ring-accent-text/30" : "border-line hover:border-line-strong",
      )}
    >
      <div className="flex items-center gap-2.5">
        <span title={label} className={cn("flex size-7 shrink-0 items-center justify-center rounded-lg", tint)}>
          <Icon aria-hidden className="size-4" />
        </span>
        <span className="truncate text-sm font-semibold">{humanize(step.id)}</span>
      </div>
      <p className="truncate font-mono text-[0.6875rem] text-faint">{subjectOf(step) || label}</p>
      <p className="flex gap-1 overflow-hidden text-[0.6875rem] text-soft">
        {traitsOf(step).map((trait) => (
          <span key={trait} className="truncate rounded-md bg-sunken px-1.5">
            {trait}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The gate of a stage. */
export function GateCard({ stage, selected = false }: { stage: StageNode; selected?: boolean }) {
  return (
    <div
      title={stage.gate?.prompt}
      className={cn(
        "flex h-full w-full items-center gap-2.5 rounded-full border-2 bg-warn-soft px-4 text-sm font-medium",
        selected ? "border-warn" : "border-warn/40",
      )}
    >
      <Hand aria-hidden className="size-4 shrink-0 text-warn" />
      Approval
    </div>
  );
}

/** What the steps of a stage stand on. */
export function LaneCard({ name, index }: { name: string; index: number }) {
  return (
    <div className="h-full w-full rounded-2xl border border-line bg-sunken/60">
      <p className="px-5 pt-3 text-xs font-semibold text-faint">
        {index + 1}. {humanize(name)}
      </p>
    </div>
  );
}
