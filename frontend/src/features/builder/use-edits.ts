"use client";

import { useMemo } from "react";
import { toast } from "@/lib/toast";
import { useDraft } from "@/lib/drafts";
import { humanize } from "@/lib/format";
import { gateKey, keyOf, stageKey } from "./canvas/drawing";
import { recordEdit, undo } from "./history";
import { setField } from "./text/fields";
import type { EditOutcome } from "./text/edit";
import { duplicateItem, insertItem, moveAcross, moveItem, removeItem } from "./text/list";
import { arrivalOf, placeFor, type Place, type Way } from "./text/moves";
import type { FieldValue } from "./text/render";
import { samePath, type Path } from "./text/source";
import { freshId, readModel, stepsIn, type StageNode, type StepNode } from "./text/steps";
import { approvalTemplate, stageTemplate, type Template } from "./templates";

export interface Edits {
  setStepField: (step: StepNode, key: string, value: FieldValue | undefined) => void;
  setGateField: (stage: StageNode, key: string, value: FieldValue | undefined) => void;
  setStageField: (stage: StageNode, key: string, value: FieldValue | undefined) => void;
  addStep: (place: Place, template: Template) => void;
  addStage: (index: number) => void;
  addApproval: (stage: StageNode) => void;
  /** Moves a step one way; says so if that way is closed. */
  moveStep: (step: StepNode, way: Way) => void;
  moveTo: (step: StepNode, place: Place) => void;
  moveStage: (stage: StageNode, by: -1 | 1) => void;
  duplicateStep: (step: StepNode) => void;
  removeStep: (step: StepNode) => void;
  removeStage: (stage: StageNode) => void;
  removeApproval: (stage: StageNode) => void;
}

/** What an edit leaves chosen, and whether its form is opened, kept as it is, or closed. */
export type Choose = (key: string | null, form: "open" | "keep" | "closed") => void;

/** What canvas, list and forms can do to the text. */
export function useEdits(onChosen: Choose): Edits {
  return useMemo(() => {
    const source = () => useDraft.getState().draft.recipe;
    const model = () => readModel(source());
    const stages = () => {
      const read = model();
      return read.ok ? read.stages : [];
    };
    const take = (outcome: EditOutcome): boolean => {
      if (outcome.ok) recordEdit(outcome.source, "canvas");
      else toast(outcome.reason, { tone: "bad" });
      return outcome.ok;
    };
    const removed = (what: string) => toast(`Removed ${what}.`, { action: { label: "Undo", perform: undo } });
    const moveTo: Edits["moveTo"] = (step, place) => {
      const { list, index } = placeOf(step.path);
      const arrival = arrivalOf(step.path, place);
      const outcome = samePath(list, place.list)
        ? moveItem(source(), list, index, Number(arrival.at(-1)))
        : moveAcross(source(), list, index, place.list, place.index);
      if (take(outcome)) onChosen(keyOf(arrival), "keep");
    };
    return {
      setStepField: (step, key, value) => void take(setField(source(), step.path, key, value)),
      setGateField: (stage, key, value) => void take(setField(source(), [...stage.path, "approval"], key, value)),
      setStageField: (stage, key, value) => void take(setField(source(), stage.path, key, value)),
      addStep: ({ list, index }, template) => {
        const id = freshId(model(), template.id);
        if (take(insertItem(source(), list, index, { id, ...template.fields(id) }))) onChosen(keyOf([...list, index]), "open");
      },
      addStage: (index) => {
        const names = stages().map((stage) => stage.name);
        let number = index + 1;
        while (names.includes(`stage-${number}`)) number += 1;
        if (take(insertItem(source(), ["stages"], index, stageTemplate(`stage-${number}`)))) onChosen(`stage-${keyOf(["stages", index])}`, "open");
      },
      addApproval: (stage) => {
        if (take(setField(source(), stage.path, "approval", approvalTemplate))) onChosen(gateKey(stage), "open");
      },
      moveStep: (step, way) => {
        const place = placeFor(model(), step, way);
        if (place !== null) moveTo(step, place);
      },
      moveTo,
      moveStage: (stage, by) => {
        const index = Number(stage.path.at(-1));
        const to = index + by;
        if (to < 0 || to >= stages().length) return;
        if (take(moveItem(source(), ["stages"], index, to))) onChosen(`stage-${keyOf(["stages", to])}`, "keep");
      },
      duplicateStep: (step) => {
        const { list, index } = placeOf(step.path);
        const id = freshId(model(), `${step.id}-copy`);
        if (take(duplicateItem(source(), list, index, id))) onChosen(keyOf([...list, index + 1]), "open");
      },
      removeStep: (step) => {
        const { list, index } = placeOf(step.path);
        if (!take(removeItem(source(), list, index))) return;
        const left = stepsIn(model(), list);
        const near = left[index] ?? left.at(-1);
        onChosen(near !== undefined ? keyOf(near.path) : list.length > 1 ? aroundOf(list) : null, "closed");
        removed(`“${step.id}”`);
      },
      removeStage: (stage) => {
        const index = Number(stage.path.at(-1));
        if (stages().length < 2) return void toast("A recipe that has stages keeps at least one.", { tone: "bad" });
        if (!take(removeItem(source(), ["stages"], index))) return;
        onChosen(`stage-${keyOf(["stages", Math.max(0, index - 1)])}`, "closed");
        removed(`stage “${humanize(stage.name ?? "")}”`);
      },
      removeApproval: (stage) => {
        if (!take(setField(source(), stage.path, "approval", undefined))) return;
        onChosen(stageKey(stage), "closed");
        removed(`the approval of “${humanize(stage.name ?? "")}”`);
      },
    };
  }, [onChosen]);
}

function placeOf(path: Path): Place {
  return { list: path.slice(0, -1), index: Number(path.at(-1)) };
}

/** Key of what a list lies in: a step with a body, or a stage. */
function aroundOf(list: Path): string {
  const around = list.slice(0, -1);
  return around[0] === "stages" && around.length === 2 ? `stage-${keyOf(around)}` : keyOf(around);
}
