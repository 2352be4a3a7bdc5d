"use client";

import { Handle, Position, type NodeProps, type NodeTypes } from "@xyflow/react";
import { GateCard, LaneCard, StepCard } from "./cards";
import type { CanvasNode } from "./layout";

type Drawn<Type extends CanvasNode["type"]> = NodeProps<Extract<CanvasNode, { type?: Type }>>;

function Step({ data, selected }: Drawn<"step">) {
  return (
    <>
      <StepCard step={data.step} selected={selected} />
      <Ends />
    </>
  );
}

function Gate({ data, selected }: Drawn<"gate">) {
  return (
    <>
      <GateCard stage={data.stage} selected={selected} />
      <Ends />
    </>
  );
}

function Lane({ data }: Drawn<"lane">) {
  return <LaneCard name={data.name} index={data.index} />;
}

function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="!size-1.5 !border-0 !bg-line-strong" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="!size-1.5 !border-0 !bg-line-strong" />
    </>
  );
}

export const nodeTypes: NodeTypes = { step: Step, gate: Gate, lane: Lane };
