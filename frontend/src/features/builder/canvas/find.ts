import { samePath, type Path } from "../text/source";
import { BODY_HEAD } from "./layout";
import { boxesOf, type Box, type Drawing, type Point, type Rect, type Slot } from "./drawing";

/** How far beside the lanes a card still lands in one. */
const REACH = 80;

/**
 * The place where something that is let go at a point would land; null if the point is outside, or the only places there would change nothing.
 * `moving` is the path of the step that is moved, null for a new one.
 */
export function slotAt(drawing: Drawing, point: Point, moving: Path | null): Slot | null {
  const area = drawing.areas.findLast(({ list, outermost, rect }) => within(rect, point, outermost ? REACH : 0) && !isInside(list, moving));
  if (area === undefined) return null;
  const slots = drawing.parts.filter((part): part is Slot => part.kind === "slot" && samePath(part.list, area.list));
  const nearest = slots.reduce<Slot | null>((best, slot) => (best === null || distance(slot, point) < distance(best, point) ? slot : best), null);
  return nearest === null || staysPut(nearest, moving) ? null : nearest;
}

function within(rect: Rect, { x, y }: Point, reach: number): boolean {
  return x >= rect.x - reach && x <= rect.x + rect.width + reach && y >= rect.y - reach / 4 && y <= rect.y + rect.height + reach / 4;
}

function isInside(list: Path, moving: Path | null): boolean {
  return moving !== null && list.length > moving.length && samePath(list.slice(0, moving.length), moving);
}

function staysPut({ list, index }: Slot, moving: Path | null): boolean {
  if (moving === null || !samePath(list, moving.slice(0, -1))) return false;
  return index === Number(moving.at(-1)) || index === Number(moving.at(-1)) + 1;
}

/** Rows count for more than what is beside in them. */
function distance({ at, height }: Slot, { x, y }: Point): number {
  return Math.abs(at.x - x) + 4 * Math.max(0, Math.abs(at.y - y) - height / 2);
}

export type Direction = "next" | "previous" | "down" | "up" | "first" | "last";

/** Where an arrow key leads from a box; null if there is nothing that way. */
export function boxFrom(drawing: Drawing, key: string | null, direction: Direction): Box | null {
  const boxes = boxesOf(drawing);
  const at = boxes.findIndex((box) => box.key === key);
  const from = boxes[at];
  if (from === undefined || direction === "first") return boxes[0] ?? null;
  if (direction === "last") return boxes.at(-1) ?? null;
  if (direction === "next") return boxes[at + 1] ?? null;
  if (direction === "previous") return boxes[at - 1] ?? null;
  const sign = direction === "down" ? 1 : -1;
  const own = headOf(from);
  const apart = (box: Box) => {
    const head = headOf(box);
    const below = sign * (middle(head).y - middle(own).y);
    return { box, below, score: 2 * below + Math.abs(middle(head).x - middle(own).x) };
  };
  const beyond = boxes.map(apart).filter(({ below }) => below > own.height / 4);
  return beyond.reduce<(typeof beyond)[number] | null>((best, each) => (best === null || each.score < best.score ? each : best), null)?.box ?? null;
}

/** The part of a box that is pressed to choose it. */
function headOf({ kind, rect }: Box): Rect {
  if (kind === "body") return { ...rect, height: BODY_HEAD };
  return kind === "lane" ? { x: rect.x + 48, y: rect.y, width: 240, height: 40 } : rect;
}

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
