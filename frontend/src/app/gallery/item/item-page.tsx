"use client";

import dynamic from "next/dynamic";
import { GalleryItemPage } from "@/features/gallery/gallery-item";

const RecipeGraph = dynamic(() => import("@/features/builder/recipe-graph").then((module) => module.RecipeGraph), { ssr: false });

export function ItemPage() {
  return <GalleryItemPage graph={(recipe) => <RecipeGraph recipe={recipe} />} />;
}
