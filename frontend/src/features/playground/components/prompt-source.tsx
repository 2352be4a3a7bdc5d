"use client";

import { useQuery } from "@tanstack/react-query";
import { Field, Select, Textarea } from "@/components/ui/field";
import { galleryQuery } from "@/lib/api/gallery";
import { changeDraft, useDraft } from "@/lib/drafts";
import { PictureBox } from "../pictures/picture-box";

const bundles = galleryQuery({ type: "bundle", limit: 100, sort: "name" });

/** A prompt with its pictures, and who answers it. */
export function PromptSource({ faults }: { faults: Readonly<Record<string, string>> }) {
  const { draft } = useDraft();
  const { data } = useQuery(bundles);
  return (
    <div className="h-full space-y-4 overflow-y-auto p-4">
      <Field label="Prompt" error={faults["prompt"]}>
        {(props) => (
          <PictureBox>
            <Textarea
              {...props}
              rows={9}
              value={draft.prompt}
              placeholder="What do you want to know, write or check?"
              onChange={(event) => changeDraft({ prompt: event.target.value })}
            />
          </PictureBox>
        )}
      </Field>
      <Field label="Bundle" hint="Who answers: a bundle brings its own agents, tools and instructions.">
        {(props) => (
          <Select {...props} value={draft.bundle} onChange={(event) => changeDraft({ bundle: event.target.value })}>
            <option value="">The default bundle</option>
            {data?.items.map((bundle) => (
              <option key={bundle.id} value={bundle.name}>
                {bundle.title ?? bundle.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
