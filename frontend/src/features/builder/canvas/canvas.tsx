"use client";

import "@xyflow/react/dist/style.css";
import { Background, Controls, ReactFlow, ReactFlowProvider, ViewportPortal } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { noMarks, type Marks } from "../dry-run/marks";
import type { RecipeModel } from "../text/steps";
import type { Edits } from "../use-edits";
import { useFollowFocus } from "../use-follow-focus";
import { boxesOf, isBox, type Part } from "./drawing";
import { DropPreview } from "./drop-preview";
import { keysOnCanvas } from "./keys";
import { drawingOf } from "./layout";
import { Lines } from "./lines";
import { BoxPart, SlotPart } from "./parts";

import { useView } from "./use-view";

export interface CanvasProps {
  model: RecipeModel;
  /** Key of what is chosen; null if nothing is. */
  chosen: string | null;
  /** What a dry run said. */
  marks?: Marks;
  /** Whether that was of another text. */
  stale?: boolean;
  edits: Edits;
  /** Chooses, and opens the form. */
  onChoose: (key: string | null) => void;
  /** Chooses, and leaves the form as it is. */
  onGo: (key: string) => void;
  /** Opens the form and goes to it. */
  onOpen: (key: string) => void;
  /** Takes what shows the whole picture, for as long as there is one. */
  onFit: (fit: (() => void) | null) => void;
}

/** The recipe as a picture. It is drawn from the text and never the other way round. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

const nothing: never[] = [];

function Picture({ model, chosen, marks = noMarks, stale = false, edits, onChoose, onGo, onOpen, onFit }: CanvasProps) {
  const drawing = useMemo(() => drawingOf(model), [model]);
  const content = useRef<HTMLDivElement>(null);
  const { fit, reveal } = useView(drawing);
  useFollowFocus(content, chosen, model, reveal);
  useEffect(() => {
    onFit(fit);
    return () => onFit(null);
  }, [onFit, fit]);

  // The picture is put into the page late, so that an effect would come too early.
  const takeContent = useCallback((element: HTMLDivElement | null) => {
    content.current = element;
    element?.addEventListener("mousedown", dragsNoPicture);
    return () => element?.removeEventListener("mousedown", dragsNoPicture);
  }, []);

  const boxes = boxesOf(drawing);
  const reachable = (boxes.find(({ key }) => key === chosen) ?? boxes[0])?.key ?? null;
  const beside = slotsBeside(drawing.parts, reachable);
  const { width, height } = drawing;

  return (
    <ReactFlow
      nodes={nothing}
      edges={nothing}
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      disableKeyboardA11y
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={1.6}
      onPaneClick={() => onChoose(null)}
      aria-label="Recipe as a graph. Arrow keys go along the run, Alt and arrows move a step, Enter opens its form, plus adds a step behind it, Delete removes it."
      className="[--xy-background-color:var(--canvas)] [--xy-controls-button-background-color:var(--surface)] [--xy-controls-button-background-color-hover:var(--sunken)] [--xy-controls-button-border-color:var(--line)] [--xy-controls-button-color:var(--ink)] [--xy-attribution-background-color:transparent]"
    >
      <ViewportPortal>
        <svg aria-hidden width={width} height={height} className="absolute top-0 left-0 z-10 overflow-visible">
          <Lines lines={drawing.lines} />
        </svg>
        <div ref={takeContent} onKeyDown={keysOnCanvas({ drawing, edits, onGo, onOpen })} className={stale ? "saturate-50" : undefined}>
          {drawing.parts.map((part) =>
            isBox(part) ? (
              <BoxPart key={part.key} box={part} chosen={part.key === chosen} reachable={part.key === reachable} mark={marks.get(part.key)} onChoose={onChoose} />
            ) : (
              <SlotPart key={part.key} slot={part} reachable={beside.has(part)} edits={edits} />
            ),
          )}
        </div>
        <DropPreview drawing={drawing} edits={edits} />
      </ViewportPortal>
      <Background gap={22} size={1.2} color="var(--line)" />
      <Controls showInteractive={false} onFitView={fit} />
    </ReactFlow>
  );
}

/** A press on a card drags the card and not the picture, which listens on an element around. */
const dragsNoPicture = (event: MouseEvent) => event.stopPropagation();

/** The places right before and right behind a box, where Tab stops too; all of them if there is no box. */
function slotsBeside(parts: readonly Part[], key: string | null): ReadonlySet<Part> {
  if (key === null) return new Set(parts);
  const at = parts.findIndex((part) => part.key === key);
  return new Set([parts[at - 1], parts[at + 1]].filter((part) => part?.kind === "slot"));
}
