"use client";

import { ArrowDown, ArrowUp, Copy, Hand, Layers, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { humanize } from "@/lib/format";
import { kindLooks } from "../canvas/step-look";
import { saysWhat, saysWhether, type Mark } from "../dry-run/marks";
import type { Way } from "../text/moves";
import type { FieldValue } from "../text/render";
import type { StageNode, StepNode } from "../text/steps";
import { FieldEditor } from "./field-editor";
import { approvalFields, fieldGroups, stageFields } from "./field-list";
import { FormFrame } from "./form-frame";

export interface StepActions {
  onField: (key: string, value: FieldValue | undefined) => void;
  onMove: (way: Way) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** A form for every field of the chosen step, under what a dry run said of it. */
export function StepProperties({ step, mark, actions }: { step: StepNode; mark: Mark | undefined; actions: StepActions }) {
  const { label, icon: Icon } = kindLooks[step.kind];
  return (
    <FormFrame
      label={`Properties of ${humanize(step.id)}`}
      icon={Icon}
      title={humanize(step.id)}
      kind={label}
      tools={[
        { label: "Move earlier", title: "Move earlier (Alt Left on the canvas)", icon: ArrowUp, perform: () => actions.onMove("up") },
        { label: "Move later", title: "Move later (Alt Right on the canvas)", icon: ArrowDown, perform: () => actions.onMove("down") },
        { label: "Duplicate", icon: Copy, perform: actions.onDuplicate },
        { label: "Remove step", icon: Trash2, perform: actions.onRemove },
      ]}
      onClose={actions.onClose}
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        {mark !== undefined && <PlannedNote mark={mark} />}
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
    </FormFrame>
  );
}

function PlannedNote({ mark }: { mark: Mark }) {
  const { prompt, condition, unresolved = [] } = mark.planned;
  const what = saysWhat(mark);
  return (
    <section aria-label="Dry run of this step" className="space-y-1.5 border-b border-line bg-sunken px-4 py-3 text-sm">
      <p>
        <span className="font-semibold">Dry run: {saysWhether(mark)}.</span> <span className="text-soft">{what}</span>
      </p>
      {condition !== undefined && <p className="font-mono text-xs break-words text-soft">{condition}</p>}
      {prompt !== undefined && <p className="max-h-40 overflow-y-auto rounded-lg border border-line bg-surface p-2 text-xs break-words whitespace-pre-wrap">{prompt}</p>}
      {unresolved.length > 0 && <p className="text-xs text-soft">Known only while it runs: {unresolved.join(", ")}.</p>}
    </section>
  );
}

export interface StageActions {
  onField: (key: string, value: FieldValue | undefined) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onAddApproval: () => void;
  onRemoveApproval: () => void;
  onClose: () => void;
}

/** A stage: its name, its place, and whether a person decides about it. */
export function StageProperties({ stage, actions }: { stage: StageNode; actions: StageActions }) {
  return (
    <FormFrame
      label={`Properties of stage ${humanize(stage.name ?? "")}`}
      icon={Layers}
      title={humanize(stage.name ?? "Stage")}
      kind="Stage"
      tools={[
        { label: "Move stage earlier", title: "Move stage earlier (Alt Up)", icon: ArrowUp, perform: () => actions.onMove(-1) },
        { label: "Move stage later", title: "Move stage later (Alt Down)", icon: ArrowDown, perform: () => actions.onMove(1) },
        { label: "Remove stage", icon: Trash2, perform: actions.onRemove },
      ]}
      onClose={actions.onClose}
    >
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
        {stageFields.map((spec) => (
          <FieldEditor key={spec.key} spec={spec} value={stage.fields[spec.key]} onChange={(value) => actions.onField(spec.key, value)} />
        ))}
        {stage.gate === null ? (
          <Button size="small" onClick={actions.onAddApproval}>
            <Hand />
            Add an approval
          </Button>
        ) : (
          <Button size="small" onClick={actions.onRemoveApproval}>
            <Trash2 />
            Remove its approval
          </Button>
        )}
      </div>
    </FormFrame>
  );
}

/** The gate of a stage. */
export function GateProperties({
  stage,
  onField,
  onRemove,
  onClose,
}: {
  stage: StageNode;
  onField: (key: string, value: FieldValue | undefined) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const approval = (stage.fields["approval"] ?? {}) as Record<string, unknown>;
  return (
    <FormFrame
      label="Properties of the approval"
      title={`Approval of ${humanize(stage.name ?? "this stage")}`}
      tools={[{ label: "Remove approval", icon: Trash2, perform: onRemove }]}
      onClose={onClose}
    >
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
        {approvalFields.map((spec) => (
          <FieldEditor key={spec.key} spec={spec} value={approval[spec.key]} onChange={(value) => onField(spec.key, value)} />
        ))}
      </div>
    </FormFrame>
  );
}
