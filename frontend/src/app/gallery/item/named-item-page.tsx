"use client";

import { useSearchParams } from "next/navigation";
import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/states";
import { GalleryItemPage } from "@/features/gallery/gallery-item";

// It is started with the page, so that it is there when the item is and nothing moves when it is drawn.
const loading = import("@/features/builder/recipe-graph");
const RecipeGraph = lazy(() => loading.then((module) => ({ default: module.RecipeGraph })));

/** The item that the address names by its id. */
export function NamedItemPage() {
  const id = useSearchParams().get("id");
  return (
    <GalleryItemPage
      id={id}
      graph={(recipe) => (
        <Suspense fallback={<Skeleton className="h-80 rounded-card" />}>
          <RecipeGraph recipe={recipe} />
        </Suspense>
      )}
    />
  );
}
