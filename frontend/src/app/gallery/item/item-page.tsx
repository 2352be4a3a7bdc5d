"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/states";
import { GalleryItemPage } from "@/features/gallery/gallery-item";

const RecipeGraph = dynamic(() => import("@/features/builder/recipe-graph").then((module) => module.RecipeGraph), {
  ssr: false,
  loading: () => <Skeleton className="h-80 rounded-card" />,
});

export function ItemPage() {
  return <GalleryItemPage graph={(recipe) => <RecipeGraph recipe={recipe} />} />;
}
