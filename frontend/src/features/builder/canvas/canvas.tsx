"use client";

import "@xyflow/react/dist/style.css";
import { Background, Controls, MarkerType, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import type { RecipeModel } from "../text/steps";
import { drawingOf, type CanvasNode } from "./layout";
import { nodeTypes } from "./nodes";

interface CanvasProps {
  model: RecipeModel;
  /** Key of the chosen node; null if none is. */
  chosen: string | null;
  onChoose: (node: CanvasNode | null) => void;
}

/** The recipe as a picture. It is drawn from the text and never the other way round. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function Picture({ model, chosen, onChoose }: CanvasProps) {
  const { fitView } = useReactFlow();
  const drawing = useMemo(() => drawingOf(model), [model]);
  const nodes = useMemo(() => drawing.nodes.map((node) => ({ ...node, selected: node.id === chosen })), [drawing, chosen]);
  const shape = drawing.nodes.map((node) => node.id).join();
  const shown = useRef(shape);

  // The first drawing fits by itself, at once; later ones move there.
  useEffect(() => {
    if (shown.current === shape) return;
    shown.current = shape;
    const frame = requestAnimationFrame(() => void fitView({ padding: 0.12, maxZoom: 1, duration: 180 }));
    return () => cancelAnimationFrame(frame);
  }, [fitView, shape]);

  return (
    <ReactFlow
      nodes={nodes}
      edges={drawing.edges}
      nodeTypes={nodeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      minZoom={0.2}
      maxZoom={1.6}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      defaultEdgeOptions={{ markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 } }}
      onNodeClick={(_, node) => onChoose(node.type === "lane" ? null : (node as CanvasNode))}
      onNodesChange={(changes) => {
        const picked = changes.find((change) => change.type === "select" && change.selected);
        const node = picked?.type === "select" ? drawing.nodes.find(({ id }) => id === picked.id) : undefined;
        if (node !== undefined) onChoose(node);
      }}
      onPaneClick={() => onChoose(null)}
      aria-label="Recipe as a graph. The list view does the same with the keyboard."
      className="[--xy-background-color:var(--canvas)] [--xy-edge-stroke:var(--line-strong)] [--xy-controls-button-background-color:var(--surface)] [--xy-controls-button-background-color-hover:var(--sunken)] [--xy-controls-button-border-color:var(--line)] [--xy-controls-button-color:var(--ink)] [--xy-attribution-background-color:transparent]"
    >
      <Background gap={22} size={1.2} color="var(--line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}
