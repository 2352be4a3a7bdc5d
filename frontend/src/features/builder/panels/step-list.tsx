"use client";

import { ArrowDown, ArrowUp, Copy, Hand, Plus, Trash2 } from "lucide-react";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { gateKey, keyOf, stageKey } from "../canvas/drawing";
import { kindLooks, subjectOf, traitsOf } from "../canvas/step-look";
import { saysWhat, saysWhether, type Mark, type Marks } from "../dry-run/marks";
import type { Way } from "../text/moves";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";
import type { Edits } from "../use-edits";
import { useFollowFocus } from "../use-follow-focus";
import { AddMenu } from "./add-menu";

interface ListProps {
  model: Extract<RecipeModel, { ok: true }>;
  chosen: string | null;
  marks: Marks;
  edits: Edits;
  onChoose: (key: string) => void;
}

/** All that the canvas does, as a list: for the keyboard and for screen readers. */
export function StepList({ model, chosen, marks, edits, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useFollowFocus(list, chosen, model);
  return (
    <div ref={list} className="h-full space-y-6 overflow-y-auto p-4" role="region" aria-label="Steps" tabIndex={0} onKeyDown={alongRows}>
      {model.stages.map((stage, index) => {
        const gate = stage.gate !== null && <Gate stage={stage} chosen={chosen === gateKey(stage)} mark={marks.get(gateKey(stage))} onChoose={onChoose} onRemove={() => edits.removeApproval(stage)} />;
        return (
          <section key={keyOf(stage.path)} aria-label={stage.name ?? "Steps"}>
            {model.staged && <StageHead stage={stage} index={index} count={model.stages.length} chosen={chosen === stageKey(stage)} edits={edits} onChoose={onChoose} />}
            {stage.gate?.before === true && gate}
            <Rows steps={stage.steps} {...{ chosen, marks, edits, onChoose }} />
            {stage.steps.length === 0 && <AddFirst list={stage.list} edits={edits} />}
            {stage.gate?.before === false && gate}
          </section>
        );
      })}
    </div>
  );
}

/** Arrow keys go from row to row. */
function alongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-key]")];
  const at = rows.findIndex((row) => row === event.target);
  if (at < 0) return;
  event.preventDefault();
  rows[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}

function StageHead({ stage, index, count, chosen, edits, onChoose }: { stage: StageNode; index: number; count: number; chosen: boolean; edits: Edits; onChoose: (key: string) => void }) {
  const name = humanize(stage.name ?? "stage");
  const keys = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined;
    if (by !== undefined) edits.moveStage(stage, by);
    else if (event.key === "Delete") edits.removeStage(stage);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div data-row={stageKey(stage)} className="mb-2 flex items-center">
      <h3 className="mr-auto min-w-0">
        <button
          type="button"
          data-key={stageKey(stage)}
          aria-pressed={chosen}
          onClick={() => onChoose(stageKey(stage))}
          onKeyDown={keys}
          className={cn("min-h-8 max-w-full truncate rounded-md px-1 text-xs font-semibold hover:text-ink", chosen ? "text-accent-text" : "text-faint")}
        >
          {index + 1}. {name}
        </button>
      </h3>
      {stage.gate === null && (
        <Button tone="quiet" size="small" onClick={() => edits.addApproval(stage)}>
          <Hand />
          <span className="@max-md:sr-only">Add approval</span>
        </Button>
      )}
      <Act name="up" label={`Move stage ${name} earlier`} disabled={index === 0} onClick={() => edits.moveStage(stage, -1)} icon={<ArrowUp />} />
      <Act name="down" label={`Move stage ${name} later`} disabled={index === count - 1} onClick={() => edits.moveStage(stage, 1)} icon={<ArrowDown />} />
      <Act name="remove" label={`Remove stage ${name}`} disabled={count < 2} onClick={() => edits.removeStage(stage)} icon={<Trash2 />} />
    </div>
  );
}

function Gate({ stage, chosen, mark, onChoose, onRemove }: { stage: StageNode; chosen: boolean; mark: Mark | undefined; onChoose: (key: string) => void; onRemove: () => void }) {
  return (
    <div data-row={gateKey(stage)} className={cn("my-2 flex items-center rounded-xl border bg-warn-soft pr-1.5", chosen ? "border-warn ring-2 ring-warn/30" : "border-warn/40")}>
      <button type="button" data-key={gateKey(stage)} aria-pressed={chosen} onClick={() => onChoose(gateKey(stage))} className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-xl px-4 text-left text-sm">
        <Hand aria-hidden className="size-4 shrink-0 text-warn" />
        <span className="font-medium">Approval</span>
        <span className="truncate text-soft">{stage.gate?.prompt}</span>
        {mark !== undefined && <span className="sr-only">{saysWhether(mark)}</span>}
      </button>
      <Act name="remove" label={`Remove the approval of ${humanize(stage.name ?? "the stage")}`} onClick={onRemove} icon={<Trash2 />} />
    </div>
  );
}

type RowsProps = Omit<ListProps, "model"> & { steps: readonly StepNode[] };

function Rows({ steps, ...rest }: RowsProps) {
  return (
    <ol className="space-y-2">
      {steps.map((step) => (
        <Row key={keyOf(step.path)} step={step} {...rest} />
      ))}
    </ol>
  );
}

const ways: Partial<Record<string, Way>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out-of-body", ArrowRight: "into-body" };

function Row({ step, chosen, marks, edits, onChoose }: Omit<ListProps, "model"> & { step: StepNode }) {
  const { icon: Icon, tint, label } = kindLooks[step.kind];
  const key = keyOf(step.path);
  const mark = marks.get(key);
  const isChosen = key === chosen;
  const after = { list: step.path.slice(0, -1), index: Number(step.path.at(-1)) + 1 };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const way = event.altKey ? ways[event.key] : undefined;
    if (way !== undefined) edits.moveStep(step, way);
    else if (event.key === "Delete") edits.removeStep(step);
    else if (event.key === "+" || event.key === "Insert") event.currentTarget.parentElement?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li>
      <div data-row={key} className={cn("flex items-center rounded-xl border bg-surface pr-1.5", isChosen ? "border-accent-text ring-2 ring-accent-text/30" : mark === undefined ? "border-line" : rowEdge[mark.runs])}>
        <button type="button" data-key={key} aria-pressed={isChosen} onClick={() => onChoose(key)} onKeyDown={keys} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-xl px-3 py-1.5 text-left">
          <span title={label} className={cn("flex size-8 shrink-0 items-center justify-center rounded-lg", tint, mark?.runs === "no" && "grayscale")}>
            <Icon aria-hidden className="size-4" />
          </span>
          <span className="min-w-0">
            <span className="block truncate text-sm font-semibold">{humanize(step.id)}</span>
            <span className="block truncate font-mono text-[0.6875rem] text-faint">{subjectOf(step) || label}</span>
            {mark !== undefined && <MarkWords mark={mark} />}
          </span>
          <span className="ml-auto hidden max-w-[60%] gap-1 overflow-hidden @lg:flex">
            {traitsOf(step).map((trait) => (
              <Badge key={trait} title={trait} className="block min-w-0 truncate">
                {trait}
              </Badge>
            ))}
          </span>
        </button>
        <Act name="up" label={`Move ${step.id} earlier`} onClick={() => edits.moveStep(step, "up")} icon={<ArrowUp />} />
        <Act name="down" label={`Move ${step.id} later`} onClick={() => edits.moveStep(step, "down")} icon={<ArrowDown />} />
        <AddMenu label={`Add after ${step.id}`} onAdd={(template) => edits.addStep(after, template)} className="flex size-9 shrink-0 items-center justify-center rounded-lg text-soft hover:bg-sunken hover:text-ink">
          <Plus className="size-[1.1rem]" />
        </AddMenu>
        <Act name="copy" label={`Duplicate ${step.id}`} onClick={() => edits.duplicateStep(step)} icon={<Copy />} className="@max-md:hidden" />
        <Act name="remove" label={`Remove ${step.id}`} onClick={() => edits.removeStep(step)} icon={<Trash2 />} />
      </div>
      {step.body !== null && (
        <div className="mt-2 ml-6 border-l border-line pl-4 @max-md:ml-3 @max-md:pl-3">
          <Rows steps={step.children} {...{ chosen, marks, edits, onChoose }} />
          {step.children.length === 0 && <AddFirst list={step.body} edits={edits} />}
        </div>
      )}
    </li>
  );
}

const rowEdge = { yes: "border-good", no: "border-line bg-sunken", conditional: "border-dashed border-warn" } as const;

function MarkWords({ mark }: { mark: Mark }) {
  const what = saysWhat(mark);
  return (
    <span className={cn("line-clamp-2 text-xs", { yes: "text-good", no: "text-faint", conditional: "text-warn" }[mark.runs])}>
      {saysWhether(mark)}
      {mark.runs === "conditional" && mark.planned.condition !== undefined && ` if ${mark.planned.condition}`}
      {what !== "" && `, ${what}`}
    </span>
  );
}

function AddFirst({ list, edits }: { list: StepNode["path"]; edits: Edits }) {
  return (
    <AddMenu
      label="Add the first step"
      onAdd={(template) => edits.addStep({ list, index: 0 }, template)}
      className="flex min-h-11 w-full items-center justify-center gap-2 rounded-xl border border-dashed border-line-strong text-sm text-soft hover:border-accent-text hover:text-accent-text"
    >
      <Plus aria-hidden className="size-4" />
      Add the first step
    </AddMenu>
  );
}

function Act({ name, label, icon, ...rest }: { name: string; label: string; icon: ReactNode; onClick: () => void; disabled?: boolean; className?: string }) {
  return (
    <Button tone="quiet" size="icon" data-action={name} aria-label={label} title={label} {...rest}>
      {icon}
    </Button>
  );
}
