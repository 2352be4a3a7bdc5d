import { parseDocument } from "yaml";
import { kindOf, type InputKind } from "./input-kind";

/** One variable of the recipe's context, as a form shows it. */
export interface RecipeInput {
  readonly name: string;
  readonly kind: InputKind;
  readonly initial: unknown;
}

export interface RecipeOutline {
  readonly name: string | null;
  readonly description: string | null;
  readonly inputs: readonly RecipeInput[];
  readonly stepIds: readonly string[];
  /** Why the text can't be read; null if it can. */
  readonly problem: { message: string; line: number | null } | null;
}

const MOST_ALIASES = 50;

/** What a page needs to know of a recipe before it runs. Never throws. */
export function readRecipe(source: string): RecipeOutline {
  const document = parseDocument(source, { strict: false, logLevel: "silent" });
  const first = document.errors[0];
  if (first !== undefined) {
    return { ...nothing, problem: { message: first.message.split("\n")[0] ?? first.message, line: first.linePos?.[0].line ?? null } };
  }
  try {
    return outline(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch (error) {
    return { ...nothing, problem: { message: error instanceof Error ? error.message : "The text can't be read.", line: null } };
  }
}

const nothing: RecipeOutline = { name: null, description: null, inputs: [], stepIds: [], problem: null };

function outline(root: unknown): RecipeOutline {
  if (!isObject(root)) return { ...nothing, problem: { message: "A recipe is a mapping that begins with name:.", line: 1 } };
  const context = isObject(root["context"]) ? root["context"] : {};
  return {
    name: typeof root["name"] === "string" ? root["name"] : null,
    description: typeof root["description"] === "string" ? root["description"] : null,
    inputs: Object.entries(context)
      .filter(([name]) => !name.startsWith("_"))
      .map(([name, initial]) => ({ name, kind: kindOf(name, initial), initial })),
    stepIds: stepIds(root),
    problem: null,
  };
}

function stepIds(root: Record<string, unknown>): string[] {
  const stages = Array.isArray(root["stages"]) ? root["stages"] : [];
  const lists = [root["steps"], ...stages.map((stage) => (isObject(stage) ? stage["steps"] : undefined))];
  return lists.flatMap((list) =>
    Array.isArray(list) ? list.flatMap((step) => (isObject(step) && typeof step["id"] === "string" ? [step["id"]] : [])) : [],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

