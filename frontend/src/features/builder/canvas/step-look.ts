import { Bot, FileCode2, Repeat, Terminal } from "lucide-react";
import type { ComponentType } from "react";
import type { StepKind, StepNode } from "../text/steps";

export const kindLooks: Record<StepKind, { label: string; icon: ComponentType<{ className?: string }>; tint: string }> = {
  agent: { label: "Agent", icon: Bot, tint: "bg-accent-soft text-accent-text" },
  bash: { label: "Command", icon: Terminal, tint: "bg-good-soft text-good" },
  recipe: { label: "Sub-recipe", icon: FileCode2, tint: "bg-warn-soft text-warn" },
  group: { label: "Group", icon: Repeat, tint: "bg-sunken text-soft" },
};

/** What a step is about, in one line: its agent, its command, or the path of its recipe. */
export function subjectOf(step: StepNode): string {
  if (step.kind === "group") return "";
  const value = step.fields[{ agent: "agent", bash: "command", recipe: "recipe" }[step.kind]];
  return typeof value === "string" ? value : "";
}

/** How often it runs; null if once. */
export function repeatOf({ fields, loop }: StepNode): string | null {
  if (loop === "while") return `while ${said(fields["while_condition"])}`;
  if (loop !== "foreach") return null;
  const { parallel } = fields;
  const together = parallel === true ? ", in parallel" : typeof parallel === "number" && parallel > 1 ? `, ${parallel} at once` : "";
  return `each of ${said(fields["foreach"])}${together}`;
}

/** When it runs; null if always. */
export function conditionOf({ fields }: StepNode): string | null {
  return fields["condition"] === undefined ? null : `only if ${said(fields["condition"])}`;
}

/** Whether its rounds run beside one another. */
export function isParallel({ fields, loop }: StepNode): boolean {
  return loop === "foreach" && fields["parallel"] !== undefined && fields["parallel"] !== false && fields["parallel"] !== 1;
}

/** How it runs: loop, branch, result. */
export function traitsOf(step: StepNode): string[] {
  const { output, collect } = step.fields;
  const result = typeof output === "string" ? output : collect;
  return [repeatOf(step), conditionOf(step), typeof result === "string" ? `→ ${result}` : null].filter((trait) => trait !== null);
}

function said(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
