import type { Edge, Node } from "@xyflow/react";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";

export const CARD = { width: 232, height: 104 } as const;
const GATE = { width: 168, height: 64 } as const;
const LANE = { padding: 24, top: 44, gap: 28 } as const;
const BETWEEN_STEPS = 56;
const origin = { x: 0, y: 0 };

export type StepData = { kind: "step"; step: StepNode };
export type GateData = { kind: "gate"; stage: StageNode };
export type LaneData = { kind: "lane"; name: string; index: number };
export type CanvasNode = Node<StepData, "step"> | Node<GateData, "gate"> | Node<LaneData, "lane">;

export interface Drawing {
  readonly nodes: CanvasNode[];
  readonly edges: Edge[];
  /** In the units of the nodes' places. */
  readonly width: number;
  readonly height: number;
}

export function keyOf(path: readonly (string | number)[]): string {
  return path.join(".");
}

/** Where everything stands: stages as lanes one below the other, steps from left to right. */
export function drawingOf(model: RecipeModel): Drawing {
  if (!model.ok) return { nodes: [], edges: [], width: 0, height: 0 };
  const nodes: CanvasNode[] = [];
  const edges: Edge[] = [];
  let top = 0;
  let width = 0;
  let before: string | null = null;
  for (const [index, stage] of model.stages.entries()) {
    const lane = laneOf(stage);
    if (model.staged) {
      nodes.push({
        id: `lane-${index}`,
        type: "lane",
        position: { x: 0, y: top },
        data: { kind: "lane", name: stage.name ?? `Stage ${index + 1}`, index },
        style: { width: lane.width, height: lane.height },
        selectable: false,
        focusable: false,
        zIndex: -1,
      });
    }
    for (const node of lane.nodes) nodes.push({ ...node, position: { x: node.position.x, y: node.position.y + top } });
    edges.push(...lane.edges);
    const first = lane.nodes[0];
    if (before !== null && first !== undefined) edges.push(edge(before, first.id, true));
    before = lane.nodes.at(-1)?.id ?? before;
    top += lane.height + LANE.gap;
    width = Math.max(width, lane.width);
  }
  return { nodes, edges, width, height: Math.max(0, top - LANE.gap) };
}

function laneOf(stage: StageNode): { nodes: CanvasNode[]; edges: Edge[]; width: number; height: number } {
  const cards = stage.steps.map((step): CanvasNode => ({ id: keyOf(step.path), type: "step", position: origin, data: { kind: "step", step }, ...CARD }));
  const gates: CanvasNode[] = stage.gate === null ? [] : [{ id: `gate-${keyOf(stage.path)}`, type: "gate", position: origin, data: { kind: "gate", stage }, ...GATE }];
  const row = stage.gate?.before === true ? [...gates, ...cards] : [...cards, ...gates];
  const sizes = row.map(({ type }) => (type === "gate" ? GATE : CARD));
  const height = Math.max(...sizes.map((size) => size.height), CARD.height);
  let left: number = LANE.padding;
  const nodes = row.map((node, index) => {
    const { width, height: own } = sizes[index] ?? CARD;
    const position = { x: left, y: LANE.top + (height - own) / 2 };
    left += width + BETWEEN_STEPS;
    return { ...node, position };
  });
  return {
    nodes,
    edges: row.slice(1).map(({ id }, index) => edge(row[index]?.id ?? id, id, false)),
    width: Math.max(left - BETWEEN_STEPS, LANE.padding + CARD.width) + LANE.padding,
    height: height + LANE.top + LANE.padding,
  };
}

function edge(source: string, target: string, between: boolean): Edge {
  return { id: `${source}>${target}`, source, target, type: between ? "smoothstep" : "default", animated: false };
}
