import { useEffect, useState } from "react";
import { loadPart } from "../load-part";
import type { RecipeOutline } from "./read-recipe";

const REST_MS = 150;

const reader = () => import("./read-recipe");

/** A recipe whose outline was read when the page was built. */
export interface KnownOutline {
  readonly source: string;
  readonly outline: RecipeOutline;
}

/** The outline of a recipe that is being written, read when typing rests; null until it is first known. The reader is loaded when there is something to read. */
export function useOutline(source: string, known?: KnownOutline): RecipeOutline | null {
  const [read, setOutline] = useState<RecipeOutline | null>(null);
  const isKnown = known?.source === source;
  const outline = isKnown ? known.outline : read;
  const first = read === null;
  useEffect(() => {
    if (isKnown) return;
    let stale = false;
    const timer = setTimeout(
      () => {
        void loadPart(reader, { quietly: true }).then(({ readRecipe }) => {
          if (!stale) setOutline(readRecipe(source));
        });
      },
      first ? 0 : REST_MS,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [first, isKnown, source]);
  return outline;
}
