import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { BodyFrame, BodyHead, GateCard, LaneFrame, LaneName, StepCard } from "./canvas/cards";
import { boxesOf, type Box, type Rect } from "./canvas/drawing";
import { BODY_HEAD, drawingOf, LANE_HEAD } from "./canvas/layout";
import { Lines } from "./canvas/lines";
import { readModel } from "./text/steps";

/** Below this share of its size a drawing is scrolled, not made smaller. */
const LEAST_SCALE = 0.6;
const MARGIN = 24;

/** A recipe as a picture to look at: as the builder's canvas, without what only an editor needs. */
export function RecipeGraph({ recipe }: { recipe: string }) {
  const drawing = useMemo(() => drawingOf(readModel(recipe)), [recipe]);
  const width = drawing.width + 2 * MARGIN;
  const height = drawing.height + 2 * MARGIN;
  const boxes = boxesOf(drawing);
  if (boxes.length === 0) return null;
  return (
    <Card tabIndex={0} role="region" aria-label="Recipe as a graph" className="max-h-[36rem] overflow-auto bg-canvas">
      <svg
        viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
        style={{ minWidth: width * LEAST_SCALE, maxWidth: width, maxHeight: `max(30rem, ${height * LEAST_SCALE}px)` }}
        className="mx-auto block h-auto w-full"
      >
        {boxes.map(frame)}
        <Lines lines={drawing.lines} />
        {boxes.map(face)}
      </svg>
    </Card>
  );
}

/** What lies beneath the lines. */
function frame(box: Box) {
  if (box.kind === "lane") return put(box.key, box.rect, <LaneFrame />);
  if (box.kind === "body") return put(box.key, box.rect, <BodyFrame step={box.step} />);
  return null;
}

function face(box: Box) {
  const { key, rect } = box;
  if (box.kind === "step") return put(key, rect, <StepCard step={box.step} />);
  if (box.kind === "gate") return put(key, rect, <GateCard stage={box.stage} />);
  if (box.kind === "body") return put(key, { ...rect, height: BODY_HEAD }, <BodyHead step={box.step} />);
  return put(key, { x: rect.x + 18, y: rect.y + 12, width: 320, height: LANE_HEAD }, <LaneName name={box.stage.name ?? `Stage ${box.index + 1}`} index={box.index} />);
}

function put(key: string, rect: Rect, content: React.ReactNode) {
  return (
    <foreignObject key={key} {...rect} className="overflow-visible">
      {content}
    </foreignObject>
  );
}
