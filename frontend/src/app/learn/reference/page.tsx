import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { RecipeReference } from "@/features/learn/reference";
import { starterRecipe } from "@/lib/recipe/starter";
import { Runnable } from "../../_workspace/runnable";

export const metadata: Metadata = { title: "Recipe reference" };

export default function ReferencePage() {
  return (
    <div className="mx-auto max-w-4xl px-4 pb-24 sm:px-6">
      <PageHeader title="Recipe reference">Every field, from the same schema that checks your recipe as you write.</PageHeader>
      <div className="space-y-10">
        <Runnable kind="recipe" title="Try a field here" text={starterRecipe} />
        <RecipeReference />
      </div>
    </div>
  );
}
