import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RecipeGraph } from "@/features/builder/recipe-graph";
import { builtinGallery } from "@/lib/builtin-gallery";
import type { GalleryItem } from "@/lib/api/types";
import { readRecipe } from "@/lib/recipe/read-recipe";
import { ItemFrame } from "../../item/item-frame";
import { ItemPage } from "../../item/item-page";

export const dynamicParams = false;

interface Props {
  params: Promise<{ type: string; name: string }>;
}

export function generateStaticParams(): { type: string; name: string }[] {
  return builtinGallery().map(({ type, name }) => ({ type, name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = await find(params);
  return { title, description };
}

/** An item that came with the build: its words stand in the page, and the API is asked whether they still hold. */
export default async function Page({ params }: Props) {
  const item = await find(params);
  const yaml = item.yaml ?? "";
  return (
    <ItemFrame>
      <ItemPage known={{ item, ...(item.type === "recipe" ? { stepIds: readRecipe(yaml).stepIds, graph: <RecipeGraph recipe={yaml} /> } : { stepIds: [], graph: null }) }} />
    </ItemFrame>
  );
}

async function find(params: Props["params"]): Promise<GalleryItem> {
  const { type, name } = await params;
  return builtinGallery().find((item) => item.type === type && item.name === name) ?? notFound();
}
