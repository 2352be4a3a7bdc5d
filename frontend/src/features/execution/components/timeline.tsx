"use client";

import { Suspense, useMemo, useState } from "react";
import { cn } from "@/lib/cn";
import { rowsOf, type Row } from "../model/rows";
import type { StepView } from "../model/types";
import { Line, type LineContext } from "./timeline-line";
import { LongTimeline } from "./when-wanted";

/** Up to here all is drawn, so that the browser's own search finds every word. */
const MOST_DRAWN_WHOLE = 150;

/** Stages and steps as they happen. Of a long run only what is in view is drawn. */
export function Timeline({
  steps,
  now,
  scroller,
  onRerun,
}: {
  steps: readonly StepView[];
  now: number;
  /** What the timeline scrolls in; null until it is on the page. */
  scroller: HTMLElement | null;
  onRerun?: (step: StepView) => void;
}) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = useMemo(() => rowsOf(steps, chosen), [steps, chosen]);
  const context: LineContext = { now, onToggle: (path, open) => setChosen(new Map(chosen).set(path, open)), onRerun };

  if (rows.length <= MOST_DRAWN_WHOLE) return <WholeTimeline rows={rows} context={context} />;
  return (
    <Suspense fallback={<WholeTimeline rows={rows.slice(0, MOST_DRAWN_WHOLE)} context={context} />}>
      <LongTimeline rows={rows} scroller={scroller} context={context} />
    </Suspense>
  );
}

function WholeTimeline({ rows, context }: { rows: readonly Row[]; context: LineContext }) {
  return (
    <ol aria-label="Steps">
      {rows.map((row, index) => (
        <li key={row.key} data-index={index} className={cn("flow-root", row.kind === "step" && "animate-[rise_.2s_ease-out]")}>
          <Line row={row} {...context} />
        </li>
      ))}
    </ol>
  );
}
