import { Graph, layout } from "@dagrejs/dagre";
import type { Edge, Node } from "@xyflow/react";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";

export const CARD = { width: 232, height: 104 } as const;
const GATE = { width: 168, height: 64 } as const;
const LANE = { padding: 24, top: 44, gap: 28 } as const;

export type StepData = { kind: "step"; step: StepNode };
export type GateData = { kind: "gate"; stage: StageNode };
export type LaneData = { kind: "lane"; name: string; index: number };
export type CanvasNode = Node<StepData, "step"> | Node<GateData, "gate"> | Node<LaneData, "lane">;

export interface Drawing {
  readonly nodes: CanvasNode[];
  readonly edges: Edge[];
}

export function keyOf(path: readonly (string | number)[]): string {
  return path.join(".");
}

/** Where everything stands: stages as lanes one below the other, steps from left to right. */
export function drawingOf(model: RecipeModel): Drawing {
  if (!model.ok) return { nodes: [], edges: [] };
  const nodes: CanvasNode[] = [];
  const edges: Edge[] = [];
  let top = 0;
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
  }
  return { nodes, edges };
}

function laneOf(stage: StageNode): { nodes: CanvasNode[]; edges: Edge[]; width: number; height: number } {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids: string[] = [];
  const gate = stage.gate === null ? null : `gate-${keyOf(stage.path)}`;
  if (gate !== null && stage.gate?.before === true) ids.push(gate);
  ids.push(...stage.steps.map((step) => keyOf(step.path)));
  if (gate !== null && stage.gate?.before === false) ids.push(gate);
  for (const id of ids) graph.setNode(id, { ...(id === gate ? GATE : CARD) });
  const edges = ids.slice(1).map((id, index) => edge(ids[index] ?? id, id, false));
  for (const { source, target } of edges) graph.setEdge(source, target);
  layout(graph);

  const at = (id: string, size: { width: number; height: number }) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    return { x: x - size.width / 2 + LANE.padding, y: y - size.height / 2 + LANE.top };
  };
  const nodes: CanvasNode[] = ids.map((id) => {
    if (id === gate) return { id, type: "gate", position: at(id, GATE), data: { kind: "gate", stage }, ...GATE };
    const step = stage.steps.find((each) => keyOf(each.path) === id) as StepNode;
    return { id, type: "step", position: at(id, CARD), data: { kind: "step", step }, ...CARD };
  });
  const { width = 0, height = 0 } = ids.length === 0 ? {} : (graph.graph() as { width?: number; height?: number });
  return { nodes, edges, width: Math.max(width, CARD.width) + 2 * LANE.padding, height: Math.max(height, CARD.height) + LANE.top + LANE.padding };
}

function edge(source: string, target: string, between: boolean): Edge {
  return { id: `${source}>${target}`, source, target, type: between ? "smoothstep" : "default", animated: false };
}
