import type { KeyboardEvent } from "react";
import type { Way } from "../text/moves";
import type { Edits } from "../use-edits";
import { boxesOf, keyOf, type Box, type Drawing } from "./drawing";
import { boxFrom, type Direction } from "./find";

const directions: Partial<Record<string, Direction>> = { ArrowRight: "next", ArrowLeft: "previous", ArrowDown: "down", ArrowUp: "up", Home: "first", End: "last" };
const ways: Partial<Record<string, Way>> = { ArrowRight: "later", ArrowLeft: "earlier", ArrowDown: "next-stage", ArrowUp: "previous-stage" };

interface Keys {
  drawing: Drawing;
  edits: Edits;
  onGo: (key: string) => void;
  onOpen: (key: string) => void;
}

/** What the keys do on the canvas: arrows go along the run, with Alt they move what is chosen, Enter opens its form, Delete removes it, + adds behind it. */
export function keysOnCanvas({ drawing, edits, onGo, onOpen }: Keys) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const key = event.target.dataset["key"];
    const box = boxesOf(drawing).find((each) => each.key === key);
    if (key === undefined || box === undefined) return;
    const way = event.altKey ? ways[event.key] : undefined;
    const direction = event.altKey ? undefined : directions[event.key];
    if (way !== undefined) move(box, way, edits);
    else if (direction !== undefined) {
      const next = boxFrom(drawing, key, direction);
      if (next !== null) onGo(next.key);
    } else if (event.key === "Enter") onOpen(key);
    else if (event.key === "Delete" || event.key === "Backspace") remove(box, edits);
    else if (event.key === "+" || event.key === "Insert") openSlot(event.currentTarget, box);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function move(box: Box, way: Way, edits: Edits): void {
  if (box.kind === "step" || box.kind === "body") edits.moveStep(box.step, way);
  else if (box.kind === "lane" && (way === "next-stage" || way === "previous-stage")) edits.moveStage(box.stage, way === "next-stage" ? 1 : -1);
}

function remove(box: Box, edits: Edits): void {
  if (box.kind === "step" || box.kind === "body") edits.removeStep(box.step);
  else if (box.kind === "lane") edits.removeStage(box.stage);
  else edits.removeApproval(box.stage);
}

function openSlot(canvas: HTMLElement, box: Box): void {
  const [list, index] =
    box.kind === "step" || box.kind === "body" ? [box.step.path.slice(0, -1), Number(box.step.path.at(-1)) + 1] : [box.stage.list, box.kind === "lane" ? 0 : box.stage.steps.length];
  canvas.querySelector<HTMLButtonElement>(`[data-slot="slot-${keyOf(list)}-${index}"]`)?.click();
}
