import { useId, useMemo } from "react";
import { Card } from "@/components/ui/card";
import { GateCard, LaneCard, StepCard } from "./canvas/cards";
import { drawingOf, type CanvasNode, type Drawing } from "./canvas/layout";
import { readModel } from "./text/steps";

/** Below this share of its size a drawing is scrolled, not made smaller. */
const LEAST_SCALE = 0.6;
const MARGIN = 24;

/** A recipe as a picture to look at: as the builder's canvas, without what only an editor needs. */
export function RecipeGraph({ recipe }: { recipe: string }) {
  const drawing = useMemo(() => drawingOf(readModel(recipe)), [recipe]);
  const arrow = useId();
  const width = drawing.width + 2 * MARGIN;
  const height = drawing.height + 2 * MARGIN;
  if (drawing.nodes.length === 0) return null;
  return (
    <Card tabIndex={0} role="region" aria-label="Recipe as a graph" className="max-h-[36rem] overflow-auto bg-canvas">
      <svg
        viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
        style={{ minWidth: width * LEAST_SCALE, maxWidth: width, maxHeight: `max(30rem, ${height * LEAST_SCALE}px)` }}
        className="mx-auto block h-auto w-full"
      >
        <defs>
          <marker id={arrow} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 1 9 5 0 9" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" />
          </marker>
        </defs>
        {drawing.nodes.filter(({ type }) => type === "lane").map(box)}
        {drawing.edges.map(({ id, source, target }) => (
          <path key={id} d={pathBetween(drawing, source, target)} fill="none" stroke="var(--line-strong)" markerEnd={`url(#${arrow})`} />
        ))}
        {drawing.nodes.filter(({ type }) => type !== "lane").map(box)}
      </svg>
    </Card>
  );
}

function box(node: CanvasNode) {
  return (
    <foreignObject key={node.id} {...node.position} {...sizeOf(node)}>
      {node.type === "step" && <StepCard step={node.data.step} />}
      {node.type === "gate" && <GateCard stage={node.data.stage} />}
      {node.type === "lane" && <LaneCard {...node.data} />}
    </foreignObject>
  );
}

function sizeOf(node: CanvasNode): { width: number; height: number } {
  return { width: node.width ?? Number(node.style?.width), height: node.height ?? Number(node.style?.height) };
}

/** From the right side of one to the left side of the other. */
function pathBetween({ nodes }: Drawing, source: string, target: string): string {
  const from = nodes.find(({ id }) => id === source);
  const to = nodes.find(({ id }) => id === target);
  if (from === undefined || to === undefined) return "";
  const start = sizeOf(from);
  const x1 = from.position.x + start.width;
  const y1 = from.position.y + start.height / 2;
  const x2 = to.position.x;
  const y2 = to.position.y + sizeOf(to).height / 2;
  if (x2 > x1) return `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  const between = (from.position.y + start.height + to.position.y) / 2;
  return `M${x1} ${y1}h12V${between}H${x2 - 12}V${y2}H${x2}`;
}
