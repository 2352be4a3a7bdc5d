"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNote } from "@/components/ui/states";
import { galleryQuery } from "@/lib/api/gallery";
import { ItemGrid } from "./item-grid";

const PICKS = 6;
const picks = galleryQuery({ type: "recipe", sort: "popular", limit: 24 });

/** A few recipes to begin with: the featured ones first. */
export function GalleryPicks() {
  const { data, error, refetch } = useQuery(picks);
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  const items = data?.items.toSorted((a, b) => Number(b.featured) - Number(a.featured)).slice(0, PICKS);
  return <ItemGrid items={items} placeholders={PICKS} />;
}
