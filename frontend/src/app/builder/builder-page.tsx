"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { ProblemNote, Skeleton } from "@/components/ui/states";
import { useGallerySource } from "../_workspace/use-gallery-source";

const Builder = dynamic(() => import("@/features/builder/builder").then((module) => module.Builder), {
  ssr: false,
  loading: () => (
    <div className="grid flex-1 gap-4 xl:grid-cols-[minmax(0,1.6fr)_minmax(22rem,1fr)]">
      <Skeleton className="min-h-[34rem] rounded-card" />
      <Skeleton className="min-h-[34rem] rounded-card" />
    </div>
  ),
});

export function BuilderPage() {
  const { error } = useGallerySource(useSearchParams().get("gallery"));
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <Builder />
    </>
  );
}
