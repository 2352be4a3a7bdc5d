import type { Drawing, Rect } from "./drawing";

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
/** Below this a card can't be read; a longer recipe shows its beginning instead of all of it. */
const READABLE = 0.55;
const LEAST = 0.1;

/** The view that has all of a drawing in it. */
export function wholeOf(drawing: Size, frame: Size): View {
  const zoom = Math.max(LEAST, Math.min(1, ratio(frame.width, drawing.width), ratio(frame.height, drawing.height)));
  return { zoom, x: (frame.width - drawing.width * zoom) / 2, y: (frame.height - drawing.height * zoom) / 2 };
}

/** All of a drawing where it can be read at that size, else its beginning, as wide as it goes. */
export function readableOf(drawing: Size, frame: Size): View {
  const whole = wholeOf(drawing, frame);
  if (whole.zoom >= READABLE) return whole;
  const zoom = Math.max(READABLE, Math.min(1, ratio(frame.width, drawing.width)));
  return { zoom, x: Math.max(MARGIN / 2, (frame.width - drawing.width * zoom) / 2), y: Math.max(MARGIN / 2, (frame.height - drawing.height * zoom) / 2) };
}

export function isReadable(drawing: Drawing, frame: Size): boolean {
  return wholeOf(drawing, frame).zoom >= READABLE;
}

/** The view moved as little as shows a rectangle; the same one if it is in view. */
export function revealed(view: View, rect: Rect, frame: Size): View {
  const x = within(view.x, rect.x * view.zoom, rect.width * view.zoom, frame.width);
  const y = within(view.y, rect.y * view.zoom, rect.height * view.zoom, frame.height);
  return x === view.x && y === view.y ? view : { ...view, x, y };
}

function within(shift: number, start: number, length: number, frame: number): number {
  if (start + shift < MARGIN) return MARGIN - start;
  if (start + length + shift <= frame - MARGIN) return shift;
  return Math.max(MARGIN - start, frame - MARGIN - start - length);
}

function ratio(frame: number, drawing: number): number {
  return drawing === 0 ? 1 : Math.max(0, frame - 2 * MARGIN) / drawing;
}
