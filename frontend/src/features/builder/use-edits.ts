"use client";

import { useMemo } from "react";
import { toast } from "@/lib/toast";
import { useDraft } from "@/lib/drafts";
import { recordEdit, undo } from "./history";
import { setField } from "./text/fields";
import type { EditOutcome } from "./text/edit";
import { duplicateItem, insertItem, moveItem, removeItem } from "./text/list";
import type { FieldValue } from "./text/render";
import type { Path } from "./text/source";
import { freshId, readModel, type StageNode, type StepNode } from "./text/steps";
import { stageTemplate, type Template } from "./templates";

export interface Edits {
  setStepField: (step: StepNode, key: string, value: FieldValue | undefined) => void;
  setGateField: (stage: StageNode, key: string, value: FieldValue | undefined) => void;
  addStep: (stage: StageNode, template: Template, index: number) => void;
  addStage: (index: number) => void;
  moveStep: (step: StepNode, by: -1 | 1) => boolean;
  duplicateStep: (step: StepNode) => void;
  removeStep: (step: StepNode) => void;
}

/** What canvas, list and forms can do to the text. */
export function useEdits(onChosen: (path: Path | null) => void): Edits {
  return useMemo(() => {
    const source = () => useDraft.getState().draft.recipe;
    const take = (outcome: EditOutcome): boolean => {
      if (outcome.ok) recordEdit(outcome.source, "canvas");
      else toast(outcome.reason, { tone: "bad" });
      return outcome.ok;
    };
    const place = (step: StepNode) => ({ list: step.path.slice(0, -1), index: Number(step.path.at(-1)) });
    return {
      setStepField: (step, key, value) => void take(setField(source(), step.path, key, value)),
      setGateField: (stage, key, value) => void take(setField(source(), [...stage.path, "approval"], key, value)),
      addStep: (stage, template, index) => {
        const id = freshId(readModel(source()), template.id);
        if (take(insertItem(source(), stage.list, index, { id, ...template.fields }))) onChosen([...stage.list, index]);
      },
      addStage: (index) => {
        const taken = readModel(source());
        const names = taken.ok ? taken.stages.map((stage) => stage.name) : [];
        let number = index + 1;
        while (names.includes(`stage-${number}`)) number += 1;
        take(insertItem(source(), ["stages"], index, stageTemplate(`stage-${number}`)));
      },
      moveStep: (step, by) => {
        const { list, index } = place(step);
        const model = readModel(source());
        const siblings = model.ok ? model.stages.flatMap((stage) => (stage.list.join() === list.join() ? stage.steps : [])) : [];
        const to = index + by;
        if (to < 0 || to >= siblings.length) return false;
        if (!take(moveItem(source(), list, index, to))) return false;
        onChosen([...list, to]);
        return true;
      },
      duplicateStep: (step) => {
        const { list, index } = place(step);
        const id = freshId(readModel(source()), `${step.id}-copy`);
        if (take(duplicateItem(source(), list, index, id))) onChosen([...list, index + 1]);
      },
      removeStep: (step) => {
        const { list, index } = place(step);
        if (!take(removeItem(source(), list, index))) return;
        onChosen(null);
        toast(`Removed “${step.id}”.`, { action: { label: "Undo", perform: undo } });
      },
    };
  }, [onChosen]);
}
