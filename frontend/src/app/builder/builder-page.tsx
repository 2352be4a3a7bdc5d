"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { PlainEditor } from "@/components/recipe-editor/plain-editor";
import { Card } from "@/components/ui/card";
import { ProblemNote, Skeleton } from "@/components/ui/states";
import { SignInButton } from "@/features/auth/sign-in-button";
import { recordEdit, undo } from "@/features/builder/history";
import { changeDraft, loadDraft, useDraft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { useDraftTarget } from "../_workspace/edit-targets";
import { TextTools } from "../_workspace/text-tools";
import { useGallerySource } from "../_workspace/use-gallery-source";

const Builder = dynamic(() => loadPart(() => import("@/features/builder/builder")).then((module) => module.Builder), { ssr: false, loading: () => <Frame /> });

export function BuilderPage() {
  const gallery = useSearchParams().get("gallery");
  useState(loadDraft);
  const { error } = useGallerySource(gallery);
  const target = useDraftTarget(replaceOnce);
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <Builder tools={<TextTools target={target} />} signIn={<SignInButton size="small" />} />
    </>
  );
}

/** The builder as it stands in the page before its scripts are there. */
export function FirstBuilder() {
  return (
    <div data-unasked className="flex min-h-0 flex-1 flex-col">
      <Frame />
      <script src="/draft.js" />
    </div>
  );
}

/** The builder's two halves, the text already there. */
function Frame() {
  const { draft } = useDraft();
  return (
    <div className="grid min-h-0 flex-1 gap-4 xl:grid-cols-[minmax(0,1.6fr)_minmax(22rem,1fr)]">
      <Skeleton className="h-[34rem] rounded-card xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]" />
      <Card className="h-[40rem] overflow-hidden xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]">
        <PlainEditor label="Recipe" value={draft.recipe} onChange={(recipe) => changeDraft({ recipe })} />
      </Card>
    </div>
  );
}

/** One step of the undo stack that text, canvas and list share. */
function replaceOnce(recipe: string): () => void {
  recordEdit(recipe, "canvas");
  return undo;
}
