"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { planRecipe } from "@/lib/api/plan-recipe";
import type { Plan } from "@/lib/api/types";
import { useDraft, type Draft } from "@/lib/drafts";
import { collectInputs } from "@/lib/recipe/inputs";
import { readRecipe } from "@/lib/recipe/read-recipe";
import type { RecipeModel } from "../text/steps";
import { marksOf, noMarks, type Marks } from "./marks";

export interface DryRun {
  /** What the latest one said; null before the first and after it was cleared. */
  readonly plan: Plan | null;
  readonly marks: Marks;
  readonly busy: boolean;
  readonly error: Error | null;
  /** Whether text or inputs are others by now. */
  readonly stale: boolean;
  readonly start: () => void;
  readonly clear: () => void;
}

/** A dry run of the draft, with the inputs that it would run with. */
export function useDryRun(model: RecipeModel): DryRun {
  const { recipe, inputs } = useDraft((state) => state.draft);
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: async (draft: Pick<Draft, "recipe" | "inputs" | "galleryId">) => {
      const collected = collectInputs(readRecipe(draft.recipe).inputs, draft.inputs);
      const source = draft.galleryId === null ? { recipe_yaml: draft.recipe } : { gallery_id: draft.galleryId };
      return { ...draft, plan: await planRecipe({ ...source, inputs: collected.ok ? collected.inputs : {} }) };
    },
  });
  const plan = data?.plan ?? null;
  const marks = useMemo(() => (plan === null ? noMarks : marksOf(model, plan)), [model, plan]);
  const start = useCallback(() => mutate(useDraft.getState().draft), [mutate]);
  return { plan, marks, busy: isPending, error, stale: data !== undefined && (data.recipe !== recipe || data.inputs !== inputs), start, clear: reset };
}
