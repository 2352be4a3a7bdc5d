"use client";

import { ArrowDown, ArrowUp, Copy, Hand, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { keyOf } from "../canvas/layout";
import { kindLooks, subjectOf, traitsOf } from "../canvas/step-look";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";
import type { Edits } from "../use-edits";

/** All that the canvas does, as a list: for the keyboard and for screen readers. */
export function StepList({
  model,
  chosen,
  edits,
  onChooseStep,
  onChooseGate,
}: {
  model: Extract<RecipeModel, { ok: true }>;
  chosen: string | null;
  edits: Edits;
  onChooseStep: (step: StepNode) => void;
  onChooseGate: (stage: StageNode) => void;
}) {
  return (
    <div className="h-full space-y-6 overflow-y-auto p-4" role="region" aria-label="Steps" tabIndex={0}>
      {model.stages.map((stage, stageIndex) => (
        <section key={keyOf(stage.path)} aria-label={stage.name ?? "Steps"}>
          {model.staged && (
            <h3 className="mb-2 text-xs font-semibold text-faint">
              {stageIndex + 1}. {humanize(stage.name ?? "stage")}
            </h3>
          )}
          <ol className="space-y-2">
            {stage.steps.map((step) => (
              <Row key={keyOf(step.path)} step={step} chosen={keyOf(step.path) === chosen} edits={edits} onChoose={onChooseStep} />
            ))}
          </ol>
          {stage.gate !== null && (
            <button
              type="button"
              onClick={() => onChooseGate(stage)}
              className="mt-2 flex w-full items-center gap-3 rounded-xl border border-warn/40 bg-warn-soft px-4 py-2.5 text-left text-sm"
            >
              <Hand aria-hidden className="size-4 text-warn" />
              <span className="font-medium">Approval</span>
              <span className="truncate text-soft">{stage.gate.prompt}</span>
            </button>
          )}
        </section>
      ))}
    </div>
  );
}

function Row({ step, chosen, edits, onChoose }: { step: StepNode; chosen: boolean; edits: Edits; onChoose: (step: StepNode) => void }) {
  const { icon: Icon, tint, label } = kindLooks[step.kind];
  const keys = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      edits.moveStep(step, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Delete") {
      event.preventDefault();
      edits.removeStep(step);
    }
  };
  return (
    <li>
      <div className={cn("flex items-center rounded-xl border bg-surface pr-1.5", chosen ? "border-accent-text ring-2 ring-accent-text/30" : "border-line")}>
        <button type="button" aria-pressed={chosen} onClick={() => onChoose(step)} onKeyDown={keys} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-xl px-3 text-left">
          <span aria-hidden className={cn("flex size-8 shrink-0 items-center justify-center rounded-lg", tint)}>
            <Icon className="size-4" />
          </span>
          <span className="min-w-0">
            <span className="block truncate text-sm font-semibold">{humanize(step.id)}</span>
            <span className="block truncate font-mono text-[0.6875rem] text-faint">{subjectOf(step) || label}</span>
          </span>
          <span className="ml-auto hidden gap-1 @lg:flex">
            {traitsOf(step).map((trait) => (
              <Badge key={trait}>{trait}</Badge>
            ))}
          </span>
        </button>
        <Button tone="quiet" size="icon" aria-label={`Move ${step.id} earlier`} onClick={() => edits.moveStep(step, -1)}>
          <ArrowUp />
        </Button>
        <Button tone="quiet" size="icon" aria-label={`Move ${step.id} later`} onClick={() => edits.moveStep(step, 1)}>
          <ArrowDown />
        </Button>
        <Button tone="quiet" size="icon" aria-label={`Duplicate ${step.id}`} onClick={() => edits.duplicateStep(step)}>
          <Copy />
        </Button>
        <Button tone="quiet" size="icon" aria-label={`Remove ${step.id}`} onClick={() => edits.removeStep(step)}>
          <Trash2 />
        </Button>
      </div>
      {step.children.length > 0 && (
        <ol className="mt-2 ml-6 space-y-2 border-l border-line pl-4">
          {step.children.map((child) => (
            <Row key={keyOf(child.path)} step={child} chosen={false} edits={edits} onChoose={onChoose} />
          ))}
        </ol>
      )}
    </li>
  );
}
