import type { Plan, PlannedStep } from "@/lib/api/types";
import { formatCost, formatCount } from "@/lib/format";
import { gateKey, keyOf } from "../canvas/drawing";
import type { RecipeModel, StageNode, StepNode } from "../text/steps";

/** What a dry run says about one step or gate. */
export interface Mark {
  readonly runs: "yes" | "no" | "conditional";
  readonly planned: PlannedStep;
}

export type Marks = ReadonlyMap<string, Mark>;

export const noMarks: Marks = new Map();

/** What a plan says, by the keys of the drawing. A step in a body runs at most as surely as the step around it. */
export function marksOf(model: RecipeModel, plan: Plan): Marks {
  if (!model.ok) return noMarks;
  const planned = new Map(plan.steps.map((step) => [`${step.kind === "approval" ? "gate" : "step"} ${step.path}`, step]));
  const marks = new Map<string, Mark>();
  const mark = (steps: readonly StepNode[], prefix: string, around: Mark["runs"]): void => {
    for (const step of steps) {
      const own = planned.get(`step ${prefix}${step.id}`);
      const runs = surest(around, own?.runs ?? "yes");
      // What lies in a step that does not run is not in a plan.
      const known = own ?? (runs === "no" ? { path: `${prefix}${step.id}`, id: step.id, kind: step.kind } : undefined);
      if (known !== undefined) marks.set(keyOf(step.path), { runs, planned: known });
      mark(step.children, `${prefix}${step.id}/`, runs);
    }
  };
  for (const stage of model.stages) {
    mark(stage.steps, model.staged ? `${nameOf(stage)}/` : "", "yes");
    const gate = planned.get(`gate ${nameOf(stage)}`);
    if (gate !== undefined && stage.gate !== null) marks.set(gateKey(stage), { runs: gate.runs ?? "yes", planned: gate });
  }
  return marks;
}

const order = { yes: 0, conditional: 1, no: 2 } as const;

function surest(around: Mark["runs"], own: Mark["runs"]): Mark["runs"] {
  return order[around] > order[own] ? around : own;
}

const nameOf = (stage: StageNode) => stage.name ?? "";

/** Whether it runs, in words. */
export function saysWhether({ runs }: Mark): string {
  return { yes: "runs", no: "does not run", conditional: "may run" }[runs];
}

/** What it would take: model and tokens, as far as the plan says; empty for what asks no model. */
export function saysWhat({ planned }: Mark): string {
  if (planned.kind !== "agent") return "";
  const tokens = tokensOf(planned);
  const cost = planned.estimate?.cost_usd ?? null;
  return [planned.model ?? "default model", tokens === null ? null : `about ${formatCount(tokens)} tokens`, cost === null ? null : formatCost(cost)].filter((each) => each !== null).join(" · ");
}

/** The same for a card: the model's own name, and a number. */
export function saysInShort({ planned }: Mark): string[] {
  const tokens = tokensOf(planned);
  const said = [planned.model?.split("/").at(-1), tokens === null ? undefined : `~${formatCount(tokens)} tokens`];
  return planned.kind === "agent" ? said.filter((each) => each !== undefined && each !== "*") as string[] : [];
}

/** Tokens of a step in all its passes, in and out; null if the plan does not say. */
export function tokensOf({ estimate }: PlannedStep): number | null {
  return estimate === undefined ? null : estimate.input_tokens + estimate.output_tokens;
}

export interface Counts {
  readonly yes: number;
  readonly no: number;
  readonly conditional: number;
}

/** How many steps run, gates left out. */
export function countsOf(marks: Marks): Counts {
  const counts = { yes: 0, no: 0, conditional: 0 };
  for (const { runs, planned } of marks.values()) if (planned.kind !== "approval") counts[runs] += 1;
  return counts;
}
