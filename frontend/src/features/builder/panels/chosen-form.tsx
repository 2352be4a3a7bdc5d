"use client";

import { Card } from "@/components/ui/card";
import { gateKey, keyOf, stageKey } from "../canvas/drawing";
import type { Marks } from "../dry-run/marks";
import { allSteps, type RecipeModel, type StageNode, type StepNode } from "../text/steps";
import type { Path } from "../text/source";
import type { Edits } from "../use-edits";
import { GateProperties, StageProperties, StepProperties } from "./properties";

/** What a key of the drawing stands for. */
export type Chosen = { readonly step: StepNode } | { readonly gate: StageNode } | { readonly stage: StageNode };

export function chosenIn(model: RecipeModel, key: string | null): Chosen | null {
  if (!model.ok || key === null) return null;
  const step = allSteps(model).find(({ path }) => keyOf(path) === key);
  if (step !== undefined) return { step };
  const gate = model.stages.find((stage) => gateKey(stage) === key);
  if (gate !== undefined) return { gate };
  const stage = model.stages.find((each) => stageKey(each) === key);
  return stage === undefined ? null : { stage };
}

/** Where the text says it. */
export function pathOfChosen(chosen: Chosen): Path {
  if ("step" in chosen) return chosen.step.path;
  return "gate" in chosen ? [...chosen.gate.path, "approval"] : chosen.stage.path;
}

/** The form of what is chosen. */
export function ChosenForm({ chosen, marks, edits, onClose }: { chosen: Chosen; marks: Marks; edits: Edits; onClose: () => void }) {
  return (
    <Card data-form className="flex max-h-[34rem] flex-col overflow-hidden xl:max-h-[58%]">
      <Form {...{ chosen, marks, edits, onClose }} />
    </Card>
  );
}

function Form({ chosen, marks, edits, onClose }: { chosen: Chosen; marks: Marks; edits: Edits; onClose: () => void }) {
  if ("step" in chosen) {
    const { step } = chosen;
    return (
      <StepProperties
        key={`${keyOf(step.path)} ${step.id}`}
        step={step}
        mark={marks.get(keyOf(step.path))}
        actions={{
          onField: (key, value) => edits.setStepField(step, key, value),
          onMove: (way) => edits.moveStep(step, way),
          onDuplicate: () => edits.duplicateStep(step),
          onRemove: () => edits.removeStep(step),
          onClose,
        }}
      />
    );
  }
  if ("gate" in chosen) {
    const { gate } = chosen;
    return <GateProperties stage={gate} onField={(key, value) => edits.setGateField(gate, key, value)} onRemove={() => edits.removeApproval(gate)} onClose={onClose} />;
  }
  const { stage } = chosen;
  return (
    <StageProperties
      key={stageKey(stage)}
      stage={stage}
      actions={{
        onField: (key, value) => edits.setStageField(stage, key, value),
        onMove: (by) => edits.moveStage(stage, by),
        onRemove: () => edits.removeStage(stage),
        onAddApproval: () => edits.addApproval(stage),
        onRemoveApproval: () => edits.removeApproval(stage),
        onClose,
      }}
    />
  );
}
