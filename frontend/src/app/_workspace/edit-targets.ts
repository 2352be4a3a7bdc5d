import { useMemo } from "react";
import { changeDraft, useDraft } from "@/lib/drafts";
import type { EditTarget } from "@/lib/edit-target";

/** The recipe of the draft, as the playground's editor has it. */
export function useDraftTarget(replace: EditTarget["replace"] = replaceInDraft): EditTarget {
  const text = useDraft((state) => state.draft.recipe);
  return useMemo(() => ({ kind: "recipe", text, replace }), [replace, text]);
}

function replaceInDraft(recipe: string): () => void {
  const { recipe: before, galleryId } = useDraft.getState().draft;
  changeDraft({ source: "recipe", recipe, galleryId: null });
  return () => changeDraft({ recipe: before, galleryId });
}
