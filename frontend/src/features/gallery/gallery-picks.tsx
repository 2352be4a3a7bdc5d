"use client";

import { useQuery } from "@tanstack/react-query";
import { galleryQuery } from "@/lib/api/gallery";
import type { GalleryItem } from "@/lib/api/types";
import type { BuiltinNames } from "./item-card";
import { ItemGrid } from "./item-grid";

const PICKS = 6;
const picks = galleryQuery({ type: "recipe", sort: "popular", limit: 24 });

/** A few recipes to begin with, the featured ones first: those that came with the build until the API has told which they are now. */
export function GalleryPicks({ known, builtin }: { known: readonly GalleryItem[]; builtin: BuiltinNames }) {
  const { data } = useQuery(picks);
  const items = (data?.items ?? known).toSorted((a, b) => Number(b.featured) - Number(a.featured)).slice(0, PICKS);
  return <ItemGrid items={items} builtin={builtin} placeholders={PICKS} />;
}
