"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { GalleryItemPage, ItemSkeleton } from "@/features/gallery/gallery-item";
import { loadPart } from "@/lib/load-part";

const RecipeGraph = dynamic(() => loadPart(() => import("@/features/builder/recipe-graph")).then((module) => module.RecipeGraph));

/** The page before its item is known. */
export function EmptyItem() {
  return (
    <>
      <GraphAhead />
      <ItemSkeleton />
    </>
  );
}

/** The item that the address names by its id. The whole of it waits for the drawing's script, so that nothing moves when that is there. */
export function NamedItemPage() {
  const id = useSearchParams().get("id");
  return (
    <>
      <GraphAhead />
      <Suspense fallback={<ItemSkeleton />}>
        <GalleryItemPage id={id} graph={(recipe) => <RecipeGraph recipe={recipe} />} />
      </Suspense>
    </>
  );
}

/** The drawing of nothing, which draws nothing: with it the page's HTML names the script, and the script is at hand when the item is. */
function GraphAhead() {
  return (
    <Suspense>
      <RecipeGraph recipe="" />
    </Suspense>
  );
}
