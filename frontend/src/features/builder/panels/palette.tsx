"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { humanize } from "@/lib/format";
import { startDrag } from "../canvas/dragging";
import { keyOf } from "../canvas/drawing";
import { stageIcon as StageIcon, templates } from "../templates";
import type { Place } from "../text/moves";
import { allSteps, type RecipeModel, type StageNode } from "../text/steps";
import type { Edits } from "../use-edits";

interface PaletteProps {
  model: Extract<RecipeModel, { ok: true }>;
  chosen: string | null;
  edits: Edits;
}

/** The kinds of steps: pressed, one is put behind what is chosen; dragged, where it is let go on the canvas. */
export function Palette({ model, chosen, edits }: PaletteProps) {
  const target = placeBehind(model, chosen);
  if (target === null) return null;
  const { stage } = target;
  return (
    <div role="toolbar" aria-label={`Add ${model.staged ? `to ${humanize(stage.name ?? "the stage")}` : "a step"}`} className="flex flex-wrap items-center">
      <Plus aria-hidden className="mx-1 size-4 text-faint" />
      {templates.map((template) => (
        <Button
          key={template.label}
          tone="quiet"
          size="small"
          title={`Add: ${template.label}. Or drag it onto the canvas.`}
          onPointerDown={(event) => startDrag(event, { template })}
          onClick={() => edits.addStep(target.place, template)}
          className="px-2"
        >
          <template.icon aria-hidden />
          <span className="@max-4xl:sr-only">{template.label}</span>
        </Button>
      ))}
      {model.staged && (
        <Button tone="quiet" size="small" title="Add a stage with an approval" onClick={() => edits.addStage(model.stages.indexOf(stage) + 1)} className="px-2">
          <StageIcon aria-hidden />
          <span className="@max-4xl:sr-only">Stage</span>
        </Button>
      )}
    </div>
  );
}

/** Where a new step goes: behind the chosen one, to the end of the chosen stage, or to the end of all; null for a recipe without stages and steps. */
export function placeBehind(model: RecipeModel, chosen: string | null): { place: Place; stage: StageNode } | null {
  if (!model.ok) return null;
  const step = allSteps(model).find(({ path }) => keyOf(path) === chosen);
  const stage = model.stages.find(({ path, list }) => (step === undefined ? chosen !== null && chosen.endsWith(`-${keyOf(path)}`) : keyOf(step.path).startsWith(`${keyOf(list)}.`))) ?? model.stages.at(-1);
  if (stage === undefined) return null;
  const place = step === undefined ? { list: stage.list, index: stage.steps.length } : { list: step.path.slice(0, -1), index: Number(step.path.at(-1)) + 1 };
  return { place, stage };
}
