import type { Metadata } from "next";
import { Suspense } from "react";
import { paths } from "@/config/paths";
import { readRecipe } from "@/lib/recipe/read-recipe";
import { starterRecipe } from "@/lib/recipe/starter";
import { FirstWorkspace, Workspace } from "../_workspace/workspace";

export const metadata: Metadata = { title: "Playground" };

const place = { path: paths.playground, className: "lg:[--fill:max(34rem,calc(100dvh-6rem))]", starterOutline: readRecipe(starterRecipe) };

export default function PlaygroundPage() {
  return (
    <div className="mx-auto max-w-[100rem] px-4 pt-4 pb-6 sm:px-6">
      <h1 className="sr-only">Playground</h1>
      <Suspense fallback={<FirstWorkspace {...place} />}>
        <Workspace {...place} />
      </Suspense>
    </div>
  );
}
