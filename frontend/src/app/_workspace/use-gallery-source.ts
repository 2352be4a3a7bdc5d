import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { galleryItemQuery } from "@/lib/api/gallery";
import { changeDraft, loadDraft, useDraft } from "@/lib/drafts";
import { toast } from "@/lib/toast";
import { keepReplaced } from "@/lib/versions/keep";

/** Puts the gallery item that the address names into the draft, with its sample inputs. */
export function useGallerySource(galleryId: string | null): { error: unknown } {
  const { data, error } = useQuery({ ...galleryItemQuery(galleryId ?? ""), enabled: galleryId !== null });
  useEffect(() => {
    if (data === undefined) return;
    loadDraft();
    const { draft } = useDraft.getState();
    if (data.type === "bundle") {
      changeDraft({ source: "prompt", bundle: data.name });
      return;
    }
    if (data.type !== "recipe" || data.yaml === undefined || draft.recipe === data.yaml) return;
    keepReplaced("recipe", draft.recipe, data.yaml, "gallery");
    changeDraft({ source: "recipe", recipe: data.yaml, galleryId: data.id, inputs: sampleOf(data.sample_inputs) });
    toast(`“${data.title ?? data.name}” is in the editor.`, { action: { label: "Undo", perform: () => changeDraft(draft) } });
  }, [data]);
  return { error };
}

function sampleOf(sample: Record<string, unknown> | undefined): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(sample ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "boolean" ? value : JSON.stringify(value, null, 2),
    ]),
  );
}
