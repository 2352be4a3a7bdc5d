import type { StartRequest } from "@/lib/api/types";
import type { Draft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { useOwnKey } from "@/lib/own-key";
import { usePictures } from "@/lib/pictures";
import { collectInputs } from "@/lib/recipe/inputs";

export type RunRequest = { ok: true; body: StartRequest } | { ok: false; faults: Record<string, string> };

/** What the server is asked to run for a draft, or what is wrong with its inputs, by field. */
export async function requestFor(draft: Draft): Promise<RunRequest> {
  const { ceiling } = useOwnKey.getState();
  const model = { ...(draft.model === "" ? {} : { model: draft.model }), ...(ceiling === null ? {} : { max_cost_usd: ceiling }) };
  if (draft.source === "prompt") {
    if (draft.prompt.trim() === "") return { ok: false, faults: { prompt: "Write what you want first." } };
    const bundle = draft.bundle === "" ? {} : { bundle: draft.bundle };
    const images = usePictures.getState().pictures.map(({ mediaType, data }) => ({ media_type: mediaType, data }));
    return { ok: true, body: { type: "prompt", prompt: draft.prompt, ...bundle, ...model, ...(images.length === 0 ? {} : { images }) } };
  }
  const { readRecipe } = await loadPart(() => import("@/lib/recipe/read-recipe"));
  const collected = collectInputs(readRecipe(draft.recipe).inputs, draft.inputs);
  if (!collected.ok) return collected;
  return {
    ok: true,
    body: {
      type: "recipe",
      inputs: collected.inputs,
      ...(draft.galleryId === null ? { recipe_yaml: draft.recipe } : { gallery_id: draft.galleryId }),
      ...model,
    },
  };
}
