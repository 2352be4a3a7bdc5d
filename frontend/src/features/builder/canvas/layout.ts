import { humanize } from "@/lib/format";
import type { Path } from "../text/source";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";
import { gateKey, keyOf, stageKey, type Area, type Drawing, type LaneBox, type Line, type Part, type Point, type Rect, type Slot } from "./drawing";

const CARD = { width: 240, height: 112 } as const;
const GATE = { width: 168, height: 64 } as const;
const EMPTY = { width: CARD.width, height: 64 } as const;
export const BODY_HEAD = 64;
export const LANE_HEAD = 40;
const LANE_FOOT = 24;
const BETWEEN_LANES = 32;
/** Room beside the steps of a list, for the place before the first and the one after the last. */
const SIDE = 48;
const BETWEEN_STEPS = 56;
const BETWEEN_ROWS = 48;
const BODY_FOOT = 24;
/** Cards beside one another before a row ends; one fewer in each body within. */
const MOST_IN_ROW = 4;

/** Something laid out from its own corner. */
interface Laid {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
  readonly lines: readonly Line[];
  readonly areas: readonly Area[];
}

/** Steps of one list in rows, with where a line may come in and go out. */
interface Flow extends Laid {
  readonly first: Point | null;
  readonly last: Point | null;
}

/** Where everything stands: stages as lanes one below the other, steps from left to right in rows, bodies of loops as containers. */
export function drawingOf(model: RecipeModel): Drawing {
  if (!model.ok) return { parts: [], lines: [], areas: [], width: 0, height: 0 };
  const head = model.staged ? LANE_HEAD : 0;
  const foot = model.staged ? LANE_FOOT : 0;
  const flows = model.stages.map((stage) => flowOf(itemsOf(stage, model.staged), stage.list, model.staged ? `stage ${nameOf(stage)}` : "the recipe", 0, model.staged ? stage : null));
  const width = Math.max(...flows.map((flow) => flow.width));
  const parts: Part[] = [];
  const lines: Line[] = [];
  const areas: Area[] = [];
  let top = 0;
  let before: Point | null = null;
  for (const [index, stage] of model.stages.entries()) {
    const flow = moved(flows[index] ?? emptyFlow, 0, top + head);
    const rect = { x: 0, y: top, width, height: head + flow.height + foot };
    if (model.staged) parts.push({ kind: "lane", key: stageKey(stage), stage, index, rect } satisfies LaneBox);
    parts.push(...flow.parts);
    lines.push(...flow.lines);
    areas.push({ list: stage.list, outermost: true, rect }, ...flow.areas);
    if (before !== null && flow.first !== null) lines.push({ key: `into-${index}`, from: before, to: flow.first, detour: { x: -SIDE / 3, y: top - BETWEEN_LANES / 2 } });
    before = flow.last ?? before;
    top += rect.height + BETWEEN_LANES;
  }
  return { parts, lines, areas, width, height: Math.max(0, top - BETWEEN_LANES) };
}

type Item = { readonly step: StepNode; readonly place: string } | { readonly gate: StageNode };

function itemsOf(stage: StageNode, staged: boolean): Item[] {
  const where = staged ? ` of stage ${nameOf(stage)}` : "";
  const steps: Item[] = stage.steps.map((step, index) => ({ step, place: `step ${index + 1} of ${stage.steps.length}${where}` }));
  if (stage.gate === null) return steps;
  return stage.gate.before ? [{ gate: stage }, ...steps] : [...steps, { gate: stage }];
}

const nameOf = (stage: StageNode) => humanize(stage.name ?? "without a name");

function whereIs(items: readonly Item[], index: number, name: string): string {
  const before = items.filter((item) => "step" in item)[index - 1];
  return before === undefined ? `at the start of ${name}` : `after ${humanize(before.step.id)}`;
}

const emptyFlow: Flow = { width: 0, height: 0, parts: [], lines: [], areas: [], first: null, last: null };

/** Puts the items of a list into rows. */
function flowOf(items: readonly Item[], list: Path, name: string, depth: number, stage: StageNode | null): Flow {
  const steps = items.filter((item) => "step" in item).length;
  const most = Math.max(1, MOST_IN_ROW - depth);
  const limit = most * CARD.width + (most - 1) * BETWEEN_STEPS;
  const laid = items.map((item) => ({ item, box: "step" in item ? stepLaid(item.step, item.place, depth) : gateLaid(item.gate) }));
  const rows = rowsOf(laid, limit);
  const parts: Part[] = [];
  const lines: Line[] = [];
  const areas: Area[] = [];
  const slot = (index: number, at: Point, height: number, empty = false): Slot => ({
    kind: "slot",
    key: `slot-${keyOf(list)}-${index}`,
    list,
    index,
    where: whereIs(items, index, name),
    at,
    height,
    empty,
    endOf: index === steps ? stage : null,
  });
  let top = 0;
  let width = 0;
  let index = 0;
  let first: Point | null = null;
  let last: Point | null = null;
  for (const row of rows) {
    const height = Math.max(...row.map(({ box }) => box.height));
    const middle = top + height / 2;
    let left = SIDE;
    for (const { item, box } of row) {
      const put = moved(box, left, top + (height - box.height) / 2);
      const start = { x: left, y: middle };
      if (last === null) first = start;
      else lines.push({ key: `to-${keyOf(list)}-${parts.length}`, from: last, to: start, detour: last.y === middle ? null : { x: SIDE / 3, y: top - BETWEEN_ROWS / 2 } });
      if ("step" in item) {
        parts.push(slot(index, last !== null && last.y !== middle ? { x: last.x + BETWEEN_STEPS / 2, y: last.y } : { x: left - BETWEEN_STEPS / 2, y: middle }, height));
        index += 1;
      } else if (stage?.gate?.before === false) {
        parts.push(slot(index, last !== null && last.y === middle ? { x: left - BETWEEN_STEPS / 2, y: middle } : { x: (last?.x ?? left - BETWEEN_STEPS) + BETWEEN_STEPS / 2, y: last?.y ?? middle }, height));
      }
      parts.push(...put.parts);
      lines.push(...put.lines);
      areas.push(...put.areas);
      left += box.width;
      last = { x: left, y: middle };
      left += BETWEEN_STEPS;
    }
    width = Math.max(width, left - BETWEEN_STEPS);
    top += height + BETWEEN_ROWS;
  }
  if (steps === 0 && !parts.some(({ kind }) => kind === "slot")) {
    const height = Math.max(top - BETWEEN_ROWS, EMPTY.height);
    const left = width === 0 ? SIDE : width + BETWEEN_STEPS;
    parts.push(slot(0, { x: left + EMPTY.width / 2, y: height / 2 }, EMPTY.height, true));
    return { parts, lines, areas, width: left + EMPTY.width + SIDE, height, first, last };
  }
  if (last !== null && stage?.gate?.before !== false) parts.push(slot(index, { x: last.x + BETWEEN_STEPS / 2, y: last.y }, CARD.height));
  return { parts, lines, areas, width: width + SIDE, height: Math.max(0, top - BETWEEN_ROWS), first, last };
}

function rowsOf<Each extends { readonly box: Laid }>(items: readonly Each[], limit: number): Each[][] {
  const rows: Each[][] = [];
  let left = 0;
  for (const item of items) {
    const row = rows.at(-1);
    if (row === undefined || left + item.box.width > limit) {
      rows.push([item]);
      left = 0;
    } else row.push(item);
    left += item.box.width + BETWEEN_STEPS;
  }
  return rows;
}

function stepLaid(step: StepNode, place: string, depth: number): Laid {
  const key = keyOf(step.path);
  if (step.body === null) return { ...CARD, parts: [{ kind: "step", key, step, place, rect: sized(CARD) }], lines: [], areas: [] };
  const items = step.children.map((child, index): Item => ({ step: child, place: `step ${index + 1} of ${step.children.length} in ${humanize(step.id)}` }));
  const inner = flowOf(items, step.body, humanize(step.id), depth + 1, null);
  const size = { width: Math.max(inner.width, CARD.width), height: BODY_HEAD + inner.height + BODY_FOOT };
  const put = moved(inner, (size.width - inner.width) / 2, BODY_HEAD);
  return {
    ...size,
    parts: [{ kind: "body", key, step, place, rect: sized(size) }, ...put.parts],
    lines: put.lines,
    areas: [{ list: step.body, outermost: false, rect: { x: 0, y: BODY_HEAD, width: size.width, height: size.height - BODY_HEAD } }, ...put.areas],
  };
}

function gateLaid(stage: StageNode): Laid {
  return { ...GATE, parts: [{ kind: "gate", key: gateKey(stage), stage, rect: sized(GATE) }], lines: [], areas: [] };
}

const sized = (size: { width: number; height: number }): Rect => ({ x: 0, y: 0, ...size });

function moved<Kind extends Laid>(laid: Kind, x: number, y: number): Kind {
  const at = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  const rect = (each: Rect): Rect => ({ ...each, ...at(each) });
  const ends = laid as { first?: Point | null; last?: Point | null };
  return {
    ...laid,
    parts: laid.parts.map((part) => (part.kind === "slot" ? { ...part, at: at(part.at) } : { ...part, rect: rect(part.rect) })),
    lines: laid.lines.map((line) => ({ ...line, from: at(line.from), to: at(line.to), detour: line.detour === null ? null : at(line.detour) })),
    areas: laid.areas.map((area) => ({ ...area, rect: rect(area.rect) })),
    ...("first" in ends && { first: ends.first == null ? null : at(ends.first), last: ends.last == null ? null : at(ends.last) }),
  };
}
