"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useState } from "react";
import { cn } from "@/lib/cn";
import { rowsOf, type Row } from "../model/rows";
import type { StepView } from "../model/types";
import { AgentCall } from "./agent-call";
import { StepItem } from "./step-items";
import { StepHead } from "./step-head";

/** Up to here all is drawn, so that the browser's own search finds every word. */
const MOST_DRAWN_WHOLE = 150;
const USUAL_ROW_PX = 44;

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
  const whole = rows.length <= MOST_DRAWN_WHOLE;
  const window = useVirtualizer({
    count: rows.length,
    enabled: !whole,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_ROW_PX,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const inView = window.getVirtualItems();
  const first = inView[0];
  const before = first?.start ?? 0;
  const after = window.getTotalSize() - (inView.at(-1)?.end ?? 0);
  const drawn = whole ? rows.map((row, index) => ({ row, index })) : inView.flatMap(({ index }) => (rows[index] === undefined ? [] : [{ row: rows[index], index }]));

  return (
    <ol aria-label="Steps" style={whole ? undefined : { paddingTop: before, paddingBottom: after }}>
      {drawn.map(({ row, index }) => (
        <li
          key={row.key}
          ref={whole ? undefined : window.measureElement}
          data-index={index}
          aria-setsize={whole ? undefined : rows.length}
          aria-posinset={whole ? undefined : index + 1}
          className={cn("flow-root", !whole && "contain-content", whole && row.kind === "step" && "animate-[rise_.2s_ease-out]")}
        >
          <Line row={row} now={now} onToggle={(path, open) => setChosen(new Map(chosen).set(path, open))} onRerun={onRerun} />
        </li>
      ))}
    </ol>
  );
}

function Line({
  row,
  now,
  onToggle,
  onRerun,
}: {
  row: Row;
  now: number;
  onToggle: (path: string, open: boolean) => void;
  onRerun?: (step: StepView) => void;
}) {
  switch (row.kind) {
    case "heading":
      return (
        <p className="flex items-center gap-3 pt-3 pb-2 text-xs font-semibold tracking-wide text-faint">
          {row.text}
          <span aria-hidden className="h-px flex-1 bg-line" />
        </p>
      );
    case "step":
      return <StepHead step={row.step} open={row.open} last={row.last} now={now} onToggle={(open) => onToggle(row.step.path, open)} onRerun={onRerun} />;
    case "item":
      return (
        <Body last={row.last} depth={row.depth}>
          <StepItem item={row.item} />
        </Body>
      );
    case "agent":
      return (
        <Body last={row.last} depth={row.depth}>
          <AgentCall row={row} now={now} onToggle={(open) => onToggle(row.key, open)} />
        </Body>
      );
    case "error":
      return (
        <Body last={row.last}>
          <p className="rounded-lg bg-bad-soft px-3 py-2 text-sm break-words text-bad">{row.message}</p>
        </Body>
      );
  }
}

/** A line inside a step, beside the rail that joins the steps, and beside one for each agent that it stands inside of. */
function Body({ last, depth = 0, children }: { last: boolean; depth?: number; children: React.ReactNode }) {
  return (
    <div className="flex gap-3">
      <div aria-hidden className="flex w-4.5 shrink-0 justify-center">
        {!last && <span className="w-px bg-line" />}
      </div>
      <div className="flex min-w-0 flex-1">
        {Array.from({ length: depth }, (_, level) => (
          <span key={level} aria-hidden className="mr-2.5 ml-1 w-0.5 shrink-0 bg-accent-soft sm:mr-3 sm:ml-2" />
        ))}
        <div className="min-w-0 flex-1 pr-1 pb-3">{children}</div>
      </div>
    </div>
  );
}
