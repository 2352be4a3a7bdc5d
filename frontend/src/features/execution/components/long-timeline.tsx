"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { Row } from "../model/rows";
import { Line, type LineContext } from "./timeline-line";

const USUAL_ROW_PX = 44;

/** The timeline of a long run, of which only what is in view is drawn. */
export function LongTimeline({ rows, scroller, context }: { rows: readonly Row[]; scroller: HTMLElement | null; context: LineContext }) {
  const window = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_ROW_PX,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const inView = window.getVirtualItems();
  const before = inView[0]?.start ?? 0;
  const after = window.getTotalSize() - (inView.at(-1)?.end ?? 0);

  return (
    <ol aria-label="Steps" style={{ paddingTop: before, paddingBottom: after }}>
      {inView.map(({ index }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={row.key}
            ref={window.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="flow-root contain-content"
          >
            <Line row={row} {...context} />
          </li>
        );
      })}
    </ol>
  );
}
