"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import type { EventEnvelope } from "@/lib/api/types";
import { Code } from "./step-items";
import { readable } from "../model/read";

const ROW_PX = 32;

/** Every event as it came, for those who want to know. Only what is in view is drawn. */
export function EventList({ events }: { events: readonly EventEnvelope[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const shown = useMemo(() => events.find((event) => event.id === chosen), [events, chosen]);

  return (
    <div className="flex h-[32rem] flex-col">
      <div ref={scroller} tabIndex={0} role="region" aria-label="Events" className="min-h-0 flex-1 overflow-y-auto">
        <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => {
            const event = events[row.index];
            if (event === undefined) return null;
            return (
              <button
                key={event.id}
                type="button"
                data-index={row.index}
                aria-pressed={event.id === chosen}
                onClick={() => setChosen(event.id)}
                className="absolute inset-x-0 top-0 flex items-center gap-3 px-4 text-left font-mono text-xs hover:bg-sunken aria-pressed:bg-accent-soft"
                style={{ height: ROW_PX, transform: `translateY(${row.start}px)` }}
              >
                <span className="text-faint tabular-nums">{event.timestamp.slice(11, 23)}</span>
                <span className="font-medium">{event.type}</span>
                <span className="truncate text-faint">{event.step ?? ""}</span>
              </button>
            );
          })}
        </div>
      </div>
      {shown !== undefined && (
        <div className="max-h-64 overflow-auto border-t border-line p-3">
          <Code label={`${shown.type}, ${shown.id}`} text={readable(shown.data)} />
        </div>
      )}
    </div>
  );
}
