"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { lazy } from "react";
import { GalleryItemPage, ItemSkeleton } from "@/features/gallery/gallery-item";

// Started with the page. The whole item waits for it, so that nothing moves when the drawing is there.
const loading = import("@/features/builder/recipe-graph");
const RecipeGraph = lazy(() => loading.then((module) => ({ default: module.RecipeGraph })));
const Undrawn = dynamic(() => import("@/features/builder/recipe-graph").then((module) => module.RecipeGraph));

/** The page before its item is known. The drawing of nothing stands in it, so that the page names the drawing's script. */
export function EmptyItem() {
  return (
    <>
      <ItemSkeleton />
      <Undrawn recipe="" />
    </>
  );
}

/** The item that the address names by its id. */
export function NamedItemPage() {
  const id = useSearchParams().get("id");
  return <GalleryItemPage id={id} graph={(recipe) => <RecipeGraph recipe={recipe} />} />;
}
