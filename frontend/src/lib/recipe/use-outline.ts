import { useEffect, useState } from "react";
import type { RecipeOutline } from "./read-recipe";

const REST_MS = 150;

/** The outline of a recipe that is being written, read when typing rests; null until it is first known. */
export function useOutline(source: string): RecipeOutline | null {
  const [outline, setOutline] = useState<RecipeOutline | null>(null);
  const first = outline === null;
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(
      () => {
        void import("./read-recipe").then(({ readRecipe }) => {
          if (!stale) setOutline(readRecipe(source));
        });
      },
      first ? 0 : REST_MS,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [first, source]);
  return outline;
}
