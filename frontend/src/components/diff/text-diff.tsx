"use client";

import { Columns2, Rows2 } from "lucide-react";
import { lazy, Suspense, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { diffSize } from "@/lib/line-diff";
import { loadPart } from "@/lib/load-part";
import { readStored, writeStored } from "@/lib/storage";
import { DiffLines } from "./diff-lines";
import { sizeInWords } from "./size-in-words";

const MonacoDiff = lazy(() => loadPart(() => import("@/components/recipe-editor/monaco-diff")).then((module) => ({ default: module.MonacoDiff })));

type Layout = "unified" | "split";

const KEY = "diff-layout";
const AROUND = 3;
const WIDE = "(min-width: 64rem) and (pointer: fine)";

/** The difference of two texts, in one column or, where there is room, side by side; and how large it is, in words. */
export function TextDiff({ before, after, label, aside, className }: { before: string; after: string; label: string; aside?: ReactNode; className?: string }) {
  const [chosen, setChosen] = useState<Layout>(() => (readStored<Layout>(KEY, "unified") === "split" ? "split" : "unified"));
  const wide = useWide();
  const size = useMemo(() => diffSize(before, after), [before, after]);
  const layout = wide ? chosen : "unified";
  const same = before === after;
  const lines = <DiffLines before={before} after={after} label={label} around={AROUND} className="min-h-0 flex-1" />;

  const choose = (next: Layout) => {
    setChosen(next);
    writeStored(KEY, next);
  };
  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 text-xs text-soft">
        <p role="status" className="tabular-nums">
          {sizeInWords(size)}
        </p>
        {aside}
        {wide && !same && (
          <div role="group" aria-label="Layout of the difference" className="ml-auto flex">
            <Button tone="quiet" size="small" aria-pressed={layout === "unified"} className="aria-pressed:bg-sunken aria-pressed:text-ink" onClick={() => choose("unified")}>
              <Rows2 />
              Unified
            </Button>
            <Button tone="quiet" size="small" aria-pressed={layout === "split"} className="aria-pressed:bg-sunken aria-pressed:text-ink" onClick={() => choose("split")}>
              <Columns2 />
              Side by side
            </Button>
          </div>
        )}
      </div>
      <div className={cn("flex min-h-0 flex-1 flex-col overflow-hidden", layout === "split" && !same && "min-h-72")}>
        {layout === "split" && !same ? (
          <Suspense fallback={lines}>
            <MonacoDiff before={before} after={after} label={label} />
          </Suspense>
        ) : (
          lines
        )}
      </div>
    </div>
  );
}

function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
    () => false,
  );
}
