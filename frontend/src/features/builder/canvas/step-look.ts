import { Bot, FileCode2, Repeat, Terminal } from "lucide-react";
import type { ComponentType } from "react";
import type { StepKind, StepNode } from "../text/steps";

export const kindLooks: Record<StepKind, { label: string; icon: ComponentType<{ className?: string }>; tint: string }> = {
  agent: { label: "Agent", icon: Bot, tint: "bg-accent-soft text-accent-text" },
  bash: { label: "Command", icon: Terminal, tint: "bg-good-soft text-good" },
  recipe: { label: "Sub-recipe", icon: FileCode2, tint: "bg-warn-soft text-warn" },
  group: { label: "Group", icon: Repeat, tint: "bg-sunken text-soft" },
};

/** What a step is about, in one line. */
export function subjectOf(step: StepNode): string {
  const field = { agent: "agent", bash: "command", recipe: "recipe", group: "foreach" }[step.kind];
  const value = step.fields[field] ?? step.fields["while_condition"];
  return typeof value === "string" ? value : "";
}

/** How it runs: loop, branch, result. */
export function traitsOf(step: StepNode): string[] {
  const { foreach, condition, output, collect, parallel } = step.fields;
  return [
    typeof foreach === "string" ? `each of ${foreach}${parallel === undefined || parallel === false ? "" : ", in parallel"}` : null,
    step.loop === "while" ? "while it holds" : null,
    typeof condition === "string" ? "only if…" : null,
    typeof output === "string" ? `→ ${output}` : typeof collect === "string" ? `→ ${collect}` : null,
  ].filter((trait) => trait !== null);
}
