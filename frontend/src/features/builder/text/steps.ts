import { isNode } from "yaml";
import { valuesOf, parse, spanOf, lineStart, samePath, type Path, type Span } from "./source";

export type StepKind = "agent" | "bash" | "recipe" | "group";

/** One step as the canvas and the forms show it. */
export interface StepNode {
  readonly path: Path;
  readonly id: string;
  readonly kind: StepKind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly loop: "foreach" | "while" | null;
  /** Path of the list of its inner steps; null for a step without a body. */
  readonly body: Path | null;
  readonly children: readonly StepNode[];
}

export interface StageNode {
  /** Path of the stage; the root for a recipe without stages. */
  readonly path: Path;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly gate: { readonly prompt: string; readonly before: boolean } | null;
  /** Path of the list of steps. */
  readonly list: Path;
  readonly steps: readonly StepNode[];
}

export type RecipeModel =
  | { readonly ok: true; readonly name: string | null; readonly staged: boolean; readonly stages: readonly StageNode[] }
  | { readonly ok: false; readonly reason: string };

/** What there is to draw of a recipe's text. */
export function readModel(source: string): RecipeModel {
  const parsed = parse(source);
  if (!parsed.ok) return { ok: false, reason: parsed.reason };
  const root = valuesOf(parsed.document);
  if (!isObject(root)) return { ok: false, reason: "A recipe is a mapping that begins with name:." };
  const name = typeof root["name"] === "string" ? root["name"] : null;
  const staged = Array.isArray(root["stages"]) && root["stages"].length > 0;
  const stages = staged
    ? (root["stages"] as unknown[]).map((stage, index) => stageNode(stage, ["stages", index]))
    : [{ path: [], name: null, fields: root, gate: null, list: ["steps"], steps: stepNodes(root["steps"], ["steps"]) }];
  return { ok: true, name, staged, stages };
}

/** All steps of a recipe, nested ones too. */
export function allSteps(model: RecipeModel): StepNode[] {
  const flat = (steps: readonly StepNode[]): StepNode[] => steps.flatMap((step) => [step, ...flat(step.children)]);
  return model.ok ? model.stages.flatMap((stage) => flat(stage.steps)) : [];
}

/** The steps of a list, by its path; none if there is no such list. */
export function stepsIn(model: RecipeModel, list: Path): readonly StepNode[] {
  if (!model.ok) return [];
  const stage = model.stages.find((each) => samePath(each.list, list));
  if (stage !== undefined) return stage.steps;
  return allSteps(model).find((step) => step.body !== null && samePath(step.body, list))?.children ?? [];
}

/** An id that no step has yet, made from a wish. */
export function freshId(model: RecipeModel, wish: string): string {
  const taken = new Set(allSteps(model).map((step) => step.id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Where the text says the given parts, in the order asked for; null for what it does not have. Each begins with its line, so that the dash of a list is in it. */
export function placesOf(source: string, paths: readonly Path[]): (Span | null)[] {
  const parsed = parse(source);
  return paths.map((path) => {
    const node = parsed.ok ? parsed.document.getIn(path, true) : null;
    if (!isNode(node)) return null;
    const [start, end] = spanOf(node);
    return [lineStart(source, start), end];
  });
}

/** The innermost step that the text has at an offset; null if there is none. */
export function stepAt(source: string, model: RecipeModel, offset: number): StepNode | null {
  const steps = allSteps(model);
  const places = placesOf(source, steps.map(({ path }) => path));
  return steps.findLast((_, index) => {
    const [start, end] = places[index] ?? [0, 0];
    return start <= offset && offset < end;
  }) ?? null;
}

function stageNode(stage: unknown, path: Path): StageNode {
  const fields = isObject(stage) ? stage : {};
  const approval = isObject(fields["approval"]) ? fields["approval"] : null;
  const list = [...path, "steps"];
  return {
    path,
    name: typeof fields["name"] === "string" ? fields["name"] : null,
    fields,
    gate:
      approval?.["required"] === true
        ? { prompt: String(approval["prompt"] ?? ""), before: approval["when"] === "before_stage" }
        : null,
    list,
    steps: stepNodes(fields["steps"], list),
  };
}

function stepNodes(list: unknown, path: Path): StepNode[] {
  if (!Array.isArray(list)) return [];
  return list.map((step, index) => {
    const fields = isObject(step) ? step : {};
    const own = [...path, index];
    const nested = ["while_steps", "steps"].find((key) => Array.isArray(fields[key]));
    const body = nested === undefined ? null : [...own, nested];
    const children = nested === undefined ? [] : stepNodes(fields[nested], [...own, nested]);
    return {
      path: own,
      id: typeof fields["id"] === "string" ? fields["id"] : `step ${index + 1}`,
      kind: kindOf(fields, body !== null),
      fields,
      loop: fields["foreach"] !== undefined ? "foreach" : fields["while_condition"] !== undefined ? "while" : null,
      body,
      children,
    };
  });
}

function kindOf(fields: Record<string, unknown>, nested: boolean): StepKind {
  if (fields["type"] === "bash" || fields["command"] !== undefined) return "bash";
  if (fields["type"] === "recipe" || fields["recipe"] !== undefined) return "recipe";
  return nested ? "group" : "agent";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
