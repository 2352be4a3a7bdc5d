import type { PointerEvent as ReactPointerEvent } from "react";
import { create } from "zustand";
import type { StepNode } from "../text/steps";
import type { Template } from "../templates";

export type Dragged = { readonly step: StepNode } | { readonly template: Template };

interface Drag {
  readonly what: Dragged;
  /** Where the pointer is, in pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** What is being dragged at the moment; null if nothing is. */
export const useDrag = create<{ drag: Drag | null }>(() => ({ drag: null }));

type Drop = (drag: Drag) => void;
let receiver: Drop | null = null;

/** Takes what is let go until the returned function is called. One at a time. */
export function receiveDrops(drop: Drop): () => void {
  receiver = drop;
  return () => {
    if (receiver === drop) receiver = null;
  };
}

/** How far a pressed pointer moves before it drags, in pixels. */
const SLACK = 5;

/** Follows a pressed mouse or pen until it is let go; Escape, another button or leaving the window's focus takes it back. A finger scrolls instead. */
export function startDrag(event: ReactPointerEvent, what: Dragged): void {
  if (event.button !== 0 || event.pointerType === "touch") return;
  const { clientX, clientY } = event;
  const over = new AbortController();
  const options = { signal: over.signal, capture: true };
  const end = () => {
    over.abort();
    useDrag.setState({ drag: null });
  };
  window.addEventListener(
    "pointermove",
    ({ clientX: x, clientY: y, buttons }) => {
      if (buttons === 0) return end();
      if (useDrag.getState().drag !== null || Math.hypot(x - clientX, y - clientY) > SLACK) useDrag.setState({ drag: { what, x, y } });
    },
    options,
  );
  window.addEventListener(
    "pointerup",
    () => {
      const { drag } = useDrag.getState();
      end();
      if (drag === null) return;
      swallowClick();
      receiver?.(drag);
    },
    options,
  );
  window.addEventListener(
    "keydown",
    (pressed) => {
      if (pressed.key !== "Escape" || useDrag.getState().drag === null) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end();
      swallowClick();
    },
    options,
  );
  window.addEventListener("pointercancel", end, options);
  window.addEventListener("blur", end, options);
}

/** The click that ends a drag chooses nothing; it comes before the next pointer does, or not at all. */
function swallowClick(): void {
  const over = new AbortController();
  const options = { signal: over.signal, capture: true };
  for (const type of ["pointerdown", "keydown"]) window.addEventListener(type, () => over.abort(), options);
  window.addEventListener(
    "click",
    (event) => {
      event.stopPropagation();
      event.preventDefault();
      over.abort();
    },
    options,
  );
}
