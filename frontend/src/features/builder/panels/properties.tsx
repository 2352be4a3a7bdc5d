"use client";

import { ArrowDown, ArrowUp, Copy, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { humanize } from "@/lib/format";
import { kindLooks } from "../canvas/step-look";
import type { FieldValue } from "../text/render";
import type { StageNode, StepNode } from "../text/steps";
import { FieldEditor } from "./field-editor";
import { approvalFields, fieldGroups } from "./field-list";

export interface StepActions {
  onField: (key: string, value: FieldValue | undefined) => void;
  onMove: (by: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** A form for every field of the chosen step. */
export function StepProperties({ step, actions }: { step: StepNode; actions: StepActions }) {
  const { label, icon: Icon } = kindLooks[step.kind];
  return (
    <section aria-label={`Properties of ${humanize(step.id)}`} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 border-b border-line py-2 pr-2 pl-4">
        <Icon className="size-4 shrink-0 text-faint" />
        <h2 className="mr-auto truncate pl-1 text-sm font-semibold">
          {humanize(step.id)} <span className="font-normal text-faint">{label}</span>
        </h2>
        <Button tone="quiet" size="icon" aria-label="Move earlier" title="Move earlier (Alt Up)" onClick={() => actions.onMove(-1)}>
          <ArrowUp />
        </Button>
        <Button tone="quiet" size="icon" aria-label="Move later" title="Move later (Alt Down)" onClick={() => actions.onMove(1)}>
          <ArrowDown />
        </Button>
        <Button tone="quiet" size="icon" aria-label="Duplicate" title="Duplicate" onClick={actions.onDuplicate}>
          <Copy />
        </Button>
        <Button tone="quiet" size="icon" aria-label="Remove step" title="Remove step" onClick={actions.onRemove}>
          <Trash2 />
        </Button>
        <Button tone="quiet" size="icon" aria-label="Close" onClick={actions.onClose}>
          <X />
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {fieldGroups(step.kind).map((group, index) => (
          <details key={group.title} open={index === 0 || group.fields.some(({ key }) => step.fields[key] !== undefined)} className="border-b border-line">
            <summary className="px-4 py-2.5 text-xs font-semibold text-faint hover:text-ink">{group.title}</summary>
            <div className="space-y-4 px-4 pb-4">
              {group.fields.map((spec) => (
                <FieldEditor key={spec.key} spec={spec} value={step.fields[spec.key]} onChange={(value) => actions.onField(spec.key, value)} />
              ))}
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

/** The gate of a stage. */
export function GateProperties({ stage, onField, onClose }: { stage: StageNode; onField: (key: string, value: FieldValue | undefined) => void; onClose: () => void }) {
  const approval = (stage.fields["approval"] ?? {}) as Record<string, unknown>;
  return (
    <section aria-label="Properties of the approval" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-sm font-semibold">Approval of {humanize(stage.name ?? "this stage")}</h2>
        <Button tone="quiet" size="icon" aria-label="Close" onClick={onClose}>
          <X />
        </Button>
      </div>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
        {approvalFields.map((spec) => (
          <FieldEditor key={spec.key} spec={spec} value={approval[spec.key]} onChange={(value) => onField(spec.key, value)} />
        ))}
      </div>
    </section>
  );
}
