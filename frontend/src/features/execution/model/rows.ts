import { humanize } from "@/lib/format";
import type { AgentItem, AgentPart, Item, StepView, ToolItem } from "./types";

/** One line of the timeline; a long run has thousands, of which only those in view are drawn. */
export type Row =
  | { readonly kind: "heading"; readonly key: string; readonly text: string }
  | { readonly kind: "step"; readonly key: string; readonly step: StepView; readonly open: boolean; readonly last: boolean }
  | { readonly kind: "item"; readonly key: string; readonly item: Item; readonly depth: number; readonly last: boolean }
  | AgentRow
  | { readonly kind: "error"; readonly key: string; readonly message: string; readonly last: boolean };

/** An agent that was called; what it says and does follows one deeper if it is open. */
export interface AgentRow {
  readonly kind: "agent";
  readonly key: string;
  readonly call: ToolItem | AgentItem;
  readonly agent: AgentPart;
  readonly open: boolean;
  readonly depth: number;
  readonly last: boolean;
}

const MOST_OPEN = 6;

/** The lines of the steps. What runs, what failed and what came last is open, unless somebody chose otherwise. */
export function rowsOf(steps: readonly StepView[], chosen: ReadonlyMap<string, boolean>): Row[] {
  const rows: Row[] = [];
  steps.forEach((step, index) => {
    const heading = headingBefore(steps[index - 1], step);
    if (heading !== null) rows.push({ kind: "heading", key: `heading ${step.path}`, text: heading });
    const last = index === steps.length - 1;
    const open = hasBody(step) && (chosen.get(step.path) ?? opensByItself(step, index >= steps.length - MOST_OPEN));
    rows.push({ kind: "step", key: `step ${step.path}`, step, open, last });
    if (!open) return;
    addItems(rows, step, step.items, chosen, 0, last);
    if (step.error !== null) rows.push({ kind: "error", key: `error ${step.path}`, message: step.error, last });
  });
  return rows;
}

/** An agent is open while it works, unless somebody chose otherwise. */
function addItems(rows: Row[], step: StepView, items: readonly Item[], chosen: ReadonlyMap<string, boolean>, depth: number, last: boolean): void {
  for (const item of items) {
    const agent = item.kind === "tool" || item.kind === "agent" ? step.agents.get(item.inside ?? "") : undefined;
    if (agent === undefined || (item.kind !== "tool" && item.kind !== "agent")) {
      rows.push({ kind: "item", key: item.key, item, depth, last });
      continue;
    }
    const key = `agent ${agent.key}`;
    const open = chosen.get(key) ?? (agent.state === "running" && step.state === "running");
    rows.push({ kind: "agent", key, call: item, agent, open, depth, last });
    if (open) addItems(rows, step, agent.items, chosen, depth + 1, last);
  }
}

/** Whether there is anything to open. */
export function hasBody(step: StepView): boolean {
  return step.items.length > 0 || step.error !== null;
}

function opensByItself(step: StepView, recent: boolean): boolean {
  return step.state === "running" || step.state === "failed" || recent;
}

function headingBefore(before: StepView | undefined, step: StepView): string | null {
  const heading = step.parents.join(" / ");
  return heading === "" || heading === before?.parents.join(" / ") ? null : step.parents.map(humanize).join(" / ");
}
