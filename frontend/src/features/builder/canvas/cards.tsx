import { Hand } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { saysInShort, saysWhat, saysWhether, type Mark } from "../dry-run/marks";
import type { StageNode, StepNode } from "../text/steps";
import { conditionOf, isParallel, kindLooks, repeatOf, subjectOf, traitsOf } from "./step-look";

interface Look {
  selected?: boolean;
  /** What a dry run said of it. */
  mark?: Mark;
}

/** A step as a card; fills what it is put in. */
export function StepCard({ step, selected = false, mark }: { step: StepNode } & Look) {
  const condition = conditionOf(step);
  const traits = traitsOf(step).filter((trait) => trait !== condition);
  return (
    <div
      className={cn(
        "relative flex h-full w-full flex-col justify-center gap-1 rounded-xl border bg-surface px-3.5 shadow-card transition-colors",
        outline(selected, mark),
      )}
    >
      <Title step={step} />
      <p title={subjectOf(step)} className="truncate font-mono text-[0.6875rem] text-faint">
        {subjectOf(step) || kindLooks[step.kind].label}
      </p>
      {condition !== null && <Trait className="self-start bg-warn-soft text-warn">{condition}</Trait>}
      {traits.length > 0 && (
        <p className="flex gap-1 overflow-hidden">
          {traits.map((trait) => (
            <Trait key={trait}>{trait}</Trait>
          ))}
        </p>
      )}
      <MarkNote mark={mark} />
    </div>
  );
}

/** The head of a step with a body, on the container that its inner steps stand in. */
export function BodyHead({ step, mark }: { step: StepNode } & Look) {
  const condition = conditionOf(step);
  return (
    <span className="relative flex h-full w-full flex-col justify-center gap-1 px-3.5 text-left">
      <Title step={step} />
      <span className="flex gap-1 overflow-hidden">
        {traitsOf(step).map((trait) => (
          <Trait key={trait} className={trait === condition ? "bg-warn-soft text-warn" : "bg-surface"}>
            {trait}
          </Trait>
        ))}
        {repeatOf(step) === null && <Trait className="bg-bad-soft text-bad">repeats nothing</Trait>}
      </span>
      <MarkNote mark={mark} className="top-2.5" />
    </span>
  );
}

/** The container itself; rounds that run beside one another look like a stack. */
export function BodyFrame({ step, selected = false, mark }: { step: StepNode } & Look) {
  return (
    <div
      className={cn(
        "h-full w-full rounded-2xl border bg-accent-soft/35",
        isParallel(step) && "shadow-[5px_5px_0_-1px_var(--canvas),5px_5px_0_0_var(--line-strong)]",
        outline(selected, mark),
      )}
    />
  );
}

function Title({ step }: { step: StepNode }) {
  const { label, icon: Icon, tint } = kindLooks[step.kind];
  return (
    <span className="flex items-center gap-2.5">
      <span title={label} className={cn("flex size-7 shrink-0 items-center justify-center rounded-lg", tint)}>
        <Icon aria-hidden className="size-4" />
      </span>
      <span title={step.id} className="truncate text-sm font-semibold">
        {humanize(step.id)}
      </span>
    </span>
  );
}

function Trait({ className, children }: { className?: string; children: string }) {
  return (
    <span title={children} className={cn("max-w-full min-w-0 truncate rounded-md bg-sunken px-1.5 text-[0.6875rem] leading-[1.125rem] text-soft", className)}>
      {children}
    </span>
  );
}

function MarkNote({ mark, className = "-bottom-2.5" }: { mark: Mark | undefined; className?: string }): ReactNode {
  if (mark === undefined) return null;
  const tone = { yes: "border-good text-good", no: "border-line-strong text-soft", conditional: "border-dashed border-warn text-warn" }[mark.runs];
  return (
    <span title={saysWhat(mark)} className={cn("absolute right-2.5 max-w-[92%] truncate rounded-full border bg-surface px-2 text-[0.6875rem] leading-4.5 font-medium", tone, className)}>
      {[saysWhether(mark), ...(mark.runs === "no" ? [] : saysInShort(mark))].join(" · ")}
    </span>
  );
}

function outline(selected: boolean, mark: Mark | undefined): string {
  const border = mark === undefined ? "border-line hover:border-line-strong" : { yes: "border-good", no: "border-line bg-sunken text-faint shadow-none grayscale", conditional: "border-dashed border-warn" }[mark.runs];
  return cn(border, selected && "border-accent-text ring-2 ring-accent-text/30");
}

/** The gate of a stage. */
export function GateCard({ stage, selected = false, mark }: { stage: StageNode } & Look) {
  return (
    <div
      title={stage.gate?.prompt}
      className={cn(
        "flex h-full w-full items-center gap-2.5 rounded-full border-2 bg-warn-soft px-4 text-left text-sm font-medium",
        selected || mark?.runs === "yes" ? "border-warn" : "border-warn/40",
        selected && "ring-2 ring-warn/30",
      )}
    >
      <Hand aria-hidden className="size-4 shrink-0 text-warn" />
      <span className="min-w-0">
        <span className="block leading-tight">Approval</span>
        <span className="block truncate text-[0.6875rem] font-normal text-soft">{stage.gate?.prompt}</span>
      </span>
    </div>
  );
}

/** What the steps of a stage stand on. */
export function LaneFrame({ selected = false }: { selected?: boolean }) {
  return <div className={cn("h-full w-full rounded-2xl border bg-sunken/60", selected ? "border-accent-text ring-2 ring-accent-text/30" : "border-line")} />;
}

/** The name of a stage. */
export function LaneName({ name, index }: { name: string; index: number }) {
  return (
    <span className="block truncate text-xs font-semibold text-faint">
      {index + 1}. {humanize(name)}
    </span>
  );
}
