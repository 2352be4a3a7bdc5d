"use client";

import { useReactFlow, useStore } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { createPortal } from "react-dom";
import { humanize } from "@/lib/format";
import type { Edits } from "../use-edits";
import { receiveDrops, useDrag, type Dragged } from "./dragging";
import type { Drawing, Slot } from "./drawing";
import { slotAt } from "./find";
import { kindLooks } from "./step-look";

const EDGE = 48;
const PAN = 12;

/** Shows where what is dragged would land, and puts it there when it is let go. */
export function DropPreview({ drawing, edits }: { drawing: Drawing; edits: Edits }) {
  const drag = useDrag((state) => state.drag);
  const { screenToFlowPosition, getViewport, setViewport } = useReactFlow();
  const frame = useStore((state) => state.domNode);

  const landing = useCallback(
    (what: Dragged, x: number, y: number): Slot | null => {
      if (frame === null || !holds(frame, x, y)) return null;
      return slotAt(drawing, screenToFlowPosition({ x, y }), "step" in what ? what.step.path : null);
    },
    [drawing, frame, screenToFlowPosition],
  );

  useEffect(
    () =>
      receiveDrops(({ what, x, y }) => {
        const slot = landing(what, x, y);
        if (slot === null) return;
        if ("step" in what) edits.moveTo(what.step, slot);
        else edits.addStep(slot, what.template);
      }),
    [landing, edits],
  );

  // At an edge the picture moves along, for as long as the pointer stays there.
  useEffect(() => {
    if (drag === null || frame === null || !holds(frame, drag.x, drag.y)) return;
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    const dx = drag.x < left + EDGE ? PAN : drag.x > right - EDGE ? -PAN : 0;
    const dy = drag.y < top + EDGE ? PAN : drag.y > bottom - EDGE ? -PAN : 0;
    if (dx === 0 && dy === 0) return;
    let next = requestAnimationFrame(function pan() {
      const view = getViewport();
      void setViewport({ ...view, x: view.x + dx, y: view.y + dy });
      next = requestAnimationFrame(pan);
    });
    return () => cancelAnimationFrame(next);
  }, [drag, frame, getViewport, setViewport]);

  if (drag === null) return null;
  const slot = landing(drag.what, drag.x, drag.y);
  return (
    <>
      {slot !== null && (
        <div
          data-testid="drop-indicator"
          style={{ left: slot.at.x - 3, top: slot.at.y - slot.height / 2, height: slot.height }}
          className="absolute z-30 w-1.5 rounded-full bg-accent shadow-[0_0_0_4px_var(--accent-soft)]"
        />
      )}
      {createPortal(<Ghost what={drag.what} x={drag.x} y={drag.y} lands={slot !== null} />, document.body)}
    </>
  );
}

function Ghost({ what, x, y, lands }: { what: Dragged; x: number; y: number; lands: boolean }) {
  const Icon = "step" in what ? kindLooks[what.step.kind].icon : what.template.icon;
  return (
    <div
      aria-hidden
      style={{ left: x + 12, top: y + 12 }}
      className={`pointer-events-none fixed z-50 flex max-w-60 items-center gap-2 rounded-xl border bg-raised px-3 py-2 text-sm font-semibold shadow-high ${lands ? "border-accent-text" : "border-line text-faint"}`}
    >
      <Icon className="size-4 shrink-0" />
      <span className="truncate">{"step" in what ? humanize(what.step.id) : what.template.label}</span>
    </div>
  );
}

function holds(frame: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
