"use client";

import { lazy, Suspense, useMemo } from "react";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/states";
import { readModel } from "./text/steps";

const Canvas = lazy(() => import("./canvas/canvas").then((module) => ({ default: module.Canvas })));

/** A recipe as a picture to look at. */
export function RecipeGraph({ recipe }: { recipe: string }) {
  const model = useMemo(() => readModel(recipe), [recipe]);
  return (
    <Card className="h-80 overflow-hidden">
      <Suspense fallback={<Skeleton className="h-full" />}>
        <Canvas model={model} chosen={null} onChoose={() => undefined} />
      </Suspense>
    </Card>
  );
}
