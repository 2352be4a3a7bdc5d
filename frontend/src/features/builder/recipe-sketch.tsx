"use client";

import { Hand } from "lucide-react";
import { useDeferredValue, useMemo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { keyOf } from "./canvas/drawing";
import { kindLooks, subjectOf, traitsOf } from "./canvas/step-look";
import { readModel, type StageNode, type StepNode } from "./text/steps";

/** A recipe as the list of steps that a run will go through, in their places before it begins. */
export function RecipeSketch({ recipe, otherwise }: { recipe: string; otherwise: ReactNode }) {
  const settled = useDeferredValue(recipe);
  const model = useMemo(() => readModel(settled), [settled]);
  if (!model.ok || model.stages.every(({ steps }) => steps.length === 0)) return otherwise;
  return (
    <section aria-label="What a run will do" className="p-2">
      <h2 className="text-sm font-semibold">What a run will do</h2>
      <p className="mt-0.5 mb-4 text-sm text-soft">Press Run and watch each step as it happens.</p>
      {model.stages.map((stage, index) => (
        <div key={keyOf(stage.path)}>
          {model.staged && (
            <p className="flex items-center gap-3 pt-1 pb-2 text-xs font-semibold text-faint">
              {index + 1}. {humanize(stage.name ?? "stage")}
              <span aria-hidden className="h-px flex-1 bg-line" />
            </p>
          )}
          {stage.gate?.before === true && <Gate stage={stage} />}
          <Steps steps={stage.steps} />
          {stage.gate?.before === false && <Gate stage={stage} />}
        </div>
      ))}
    </section>
  );
}

function Steps({ steps }: { steps: readonly StepNode[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <Step key={keyOf(step.path)} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { step: StepNode }) {
  const { icon: Icon, label, tint } = kindLooks[step.kind];
  return (
    <li className="group flex gap-3">
      <div aria-hidden className="flex flex-col items-center">
        <span className={cn("flex size-7 shrink-0 items-center justify-center rounded-lg", tint)}>
          <Icon className="size-4" />
        </span>
        <span className="my-1 w-px flex-1 bg-line group-last:hidden" />
      </div>
      <div className="min-w-0 flex-1 pb-3.5">
        <p className="flex min-h-7 flex-wrap items-center gap-x-2 text-sm">
          <span className="font-medium">{humanize(step.id)}</span>
          <span className="min-w-0 truncate font-mono text-xs text-faint">{subjectOf(step) || label}</span>
        </p>
        <p className="flex flex-wrap gap-1">
          {traitsOf(step).map((trait) => (
            <Badge key={trait}>{trait}</Badge>
          ))}
        </p>
        {step.children.length > 0 && (
          <div className="mt-3">
            <Steps steps={step.children} />
          </div>
        )}
      </div>
    </li>
  );
}

function Gate({ stage }: { stage: StageNode }) {
  return (
    <p className="mb-3 flex items-center gap-2.5 rounded-xl border border-warn/40 bg-warn-soft px-3 py-2 text-sm">
      <Hand aria-hidden className="size-4 shrink-0 text-warn" />
      <span className="shrink-0 font-medium">Waits for you</span>
      <span className="truncate text-soft">{stage.gate?.prompt}</span>
    </p>
  );
}
