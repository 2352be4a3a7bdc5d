import type { Path } from "../text/source";
import type { StageNode, StepNode } from "../text/steps";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface OfStep {
  readonly key: string;
  readonly step: StepNode;
  /** Where it stands in words, such as "step 2 of 3". */
  readonly place: string;
  readonly rect: Rect;
}

/** A step as a card. */
export interface StepBox extends OfStep {
  readonly kind: "step";
}

/** A step as a container that its inner steps stand in. */
export interface BodyBox extends OfStep {
  readonly kind: "body";
}

export interface GateBox {
  readonly kind: "gate";
  readonly key: string;
  readonly stage: StageNode;
  readonly rect: Rect;
}

export interface LaneBox {
  readonly kind: "lane";
  readonly key: string;
  readonly stage: StageNode;
  readonly index: number;
  readonly rect: Rect;
}

/** A place where a step can be put in: before the step at `index` of a list, or at its end. */
export interface Slot {
  readonly kind: "slot";
  readonly key: string;
  /** Where it is in words, such as "after Look". */
  readonly where: string;
  readonly list: Path;
  readonly index: number;
  /** Its middle. */
  readonly at: Point;
  /** Height of the row that it is in. */
  readonly height: number;
  /** Whether the list has no step yet. */
  readonly empty: boolean;
  /** The stage whose last place this is; null for any other place, and in a recipe without stages. */
  readonly endOf: StageNode | null;
}

export type Box = StepBox | BodyBox | GateBox | LaneBox;
export type Part = Box | Slot;

/** From the right side of one box to the left side of another; `detour` is where it goes down to a lower row, to the left of the boxes. */
export interface Line {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  readonly detour: { readonly y: number; readonly x: number } | null;
}

/** What the steps of one list stand on; inner ones come after those they lie in. */
export interface Area {
  readonly list: Path;
  /** Whether it lies in no other. */
  readonly outermost: boolean;
  readonly rect: Rect;
}

/** A recipe with everything in its place. Lengths are pixels at full size. */
export interface Drawing {
  /** In the order in which a run goes through them. */
  readonly parts: readonly Part[];
  readonly lines: readonly Line[];
  readonly areas: readonly Area[];
  readonly width: number;
  readonly height: number;
}

export function keyOf(path: Path): string {
  return path.join(".");
}

export const gateKey = (stage: StageNode) => `gate-${keyOf(stage.path)}`;
export const stageKey = (stage: StageNode) => `stage-${keyOf(stage.path)}`;

export function isBox(part: Part): part is Box {
  return part.kind !== "slot";
}

/** What can be chosen of a drawing: all but the places between. */
export function boxesOf(drawing: Drawing): Box[] {
  return drawing.parts.filter(isBox);
}

const BEND = 12;

/** A line as the path of an SVG. */
export function pathOf({ from, to, detour }: Line): string {
  if (detour === null) return `M${from.x} ${from.y}H${to.x}`;
  const { x, y } = detour;
  const out = from.x + 2 * BEND;
  return [
    `M${from.x} ${from.y}H${out - BEND}Q${out} ${from.y} ${out} ${from.y + BEND}V${y - BEND}Q${out} ${y} ${out - BEND} ${y}`,
    `H${x + BEND}Q${x} ${y} ${x} ${y + BEND}V${to.y - BEND}Q${x} ${to.y} ${x + BEND} ${to.y}H${to.x}`,
  ].join("");
}
