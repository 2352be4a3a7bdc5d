"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/states";
import { GalleryItemPage, type KnownItem } from "@/features/gallery/gallery-item";
import { loadPart } from "@/lib/load-part";

const RecipeGraph = dynamic(() => loadPart(() => import("@/features/builder/recipe-graph")).then((module) => module.RecipeGraph), {
  ssr: false,
  loading: () => <Skeleton className="h-80 rounded-card" />,
});

const drawn = (recipe: string) => <RecipeGraph recipe={recipe} />;

/** An item that came with the build, with its drawing, which holds as long as the API tells the same text. */
export function ItemPage({ known: { graph, ...known } }: { known: KnownItem & { graph: ReactNode } }) {
  return <GalleryItemPage id={known.item.id} known={known} graph={(recipe) => (recipe === known.item.yaml ? graph : drawn(recipe))} />;
}
