"use client";

import { Plus } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { saysWhether, type Mark } from "../dry-run/marks";
import { AddMenu, type MenuEntry } from "../panels/add-menu";
import { approvalIcon, stageIcon } from "../templates";
import type { Edits } from "../use-edits";
import { BodyFrame, BodyHead, GateCard, LaneFrame, LaneName, StepCard } from "./cards";
import { startDrag } from "./dragging";
import type { Box, Rect, Slot } from "./drawing";
import { BODY_HEAD, LANE_HEAD } from "./layout";
import { conditionOf, kindLooks, repeatOf } from "./step-look";

interface BoxProps {
  box: Box;
  chosen: boolean;
  /** Whether Tab stops here. */
  reachable: boolean;
  mark: Mark | undefined;
  onChoose: (key: string) => void;
}

/** A card, a container, a gate or a lane, at its place, as something to press. */
export const BoxPart = memo(function BoxPart({ box, chosen, reachable, mark, onChoose }: BoxProps) {
  const press = {
    type: "button" as const,
    "data-key": box.key,
    "aria-pressed": chosen,
    tabIndex: reachable ? 0 : -1,
    onClick: () => onChoose(box.key),
  };
  const { rect } = box;
  const said = nameOf(box, mark);
  if (box.kind === "lane") {
    return (
      <>
        <div style={placed(rect)} className="absolute z-0">
          <LaneFrame selected={chosen} />
        </div>
        <button {...press} style={placed({ x: rect.x + 10, y: rect.y + 8, width: 320, height: LANE_HEAD - 12 })} className="pointer-events-auto absolute z-20 rounded-md px-2 text-left hover:text-ink">
          <Said words={said}>
            <LaneName name={box.stage.name ?? `Stage ${box.index + 1}`} index={box.index} />
          </Said>
        </button>
      </>
    );
  }
  if (box.kind === "gate") {
    return (
      <button {...press} style={placed(rect)} className="pointer-events-auto absolute z-20 rounded-full">
        <Said words={said}>
          <GateCard stage={box.stage} selected={chosen} mark={mark} />
        </Said>
      </button>
    );
  }
  const { step } = box;
  const drag = { onPointerDown: (event: React.PointerEvent) => startDrag(event, { step }) };
  if (box.kind === "body") {
    return (
      <>
        <div style={placed(rect)} className="absolute z-0">
          <BodyFrame step={step} selected={chosen} mark={mark} />
        </div>
        <button {...press} {...drag} style={placed({ ...rect, height: BODY_HEAD })} className="pointer-events-auto absolute z-20 rounded-2xl select-none">
          <Said words={said}>
            <BodyHead step={step} mark={mark} />
          </Said>
        </button>
      </>
    );
  }
  return (
    <button {...press} {...drag} style={placed(rect)} className="pointer-events-auto absolute z-20 rounded-xl text-left select-none">
      <Said words={said}>
        <StepCard step={step} selected={chosen} mark={mark} />
      </Said>
    </button>
  );
});

/** What is drawn, and the words for whoever does not see it: they say more, in another order. */
function Said({ words, children }: { words: string; children: ReactNode }) {
  return (
    <>
      <span className="sr-only">{words}</span>
      <span aria-hidden className="contents">
        {children}
      </span>
    </>
  );
}

/** A place between steps: a button that puts something there. */
export const SlotPart = memo(function SlotPart({ slot, reachable, edits }: { slot: Slot; reachable: boolean; edits: Edits }) {
  const { at, empty, endOf, where } = slot;
  const size = empty ? { width: 208, height: 48 } : { width: 22, height: 22 };
  const extras: MenuEntry[] =
    endOf === null
      ? []
      : [
          ...(endOf.gate === null ? [{ label: "Approval", icon: approvalIcon, perform: () => edits.addApproval(endOf) }] : []),
          { label: "Stage after it", icon: stageIcon, perform: () => edits.addStage(Number(endOf.path.at(-1)) + 1) },
        ];
  return (
    <div style={placed({ x: at.x - size.width / 2, y: at.y - size.height / 2, ...size })} className="absolute z-20">
      <AddMenu
        label={`Add a step ${where}`}
        name={slot.key}
        tabIndex={reachable ? 0 : -1}
        onAdd={(template) => edits.addStep(slot, template)}
        extras={extras}
        className={cn(
          "pointer-events-auto flex h-full w-full items-center justify-center gap-2 border bg-surface text-faint transition-colors hover:border-accent-text hover:text-accent-text focus-visible:border-accent-text focus-visible:text-accent-text aria-expanded:border-accent-text aria-expanded:text-accent-text",
          empty ? "rounded-xl border-dashed border-line-strong text-sm" : "rounded-full border-line-strong/60",
        )}
      >
        <Plus aria-hidden className={empty ? "size-4" : "size-3.5"} />
        {empty && "Add the first step"}
      </AddMenu>
    </div>
  );
});

function placed({ x, y, width, height }: Rect) {
  return { left: x, top: y, width, height };
}

/** Kind, name, how it runs and place, in words. */
function nameOf(box: Box, mark: Mark | undefined): string {
  const whether = mark === undefined ? "" : `, ${saysWhether(mark)}`;
  if (box.kind === "lane") return `Stage ${box.index + 1}: ${humanize(box.stage.name ?? "without a name")}`;
  if (box.kind === "gate") return `Approval of stage ${humanize(box.stage.name ?? "without a name")}: ${box.stage.gate?.prompt ?? ""}${whether}`;
  const { step, place } = box;
  const how = [repeatOf(step), conditionOf(step)].filter((each) => each !== null).join(", ");
  return `${kindLooks[step.kind].label}: ${humanize(step.id)}${how === "" ? "" : `, ${how}`}, ${place}${whether}`;
}
