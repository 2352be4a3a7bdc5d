import { samePath, type Path } from "./source";
import { allSteps, stepsIn, type RecipeModel, type StepNode } from "./steps";

/** A place in a list of steps: before the step at `index`, or at the end. */
export interface Place {
  readonly list: Path;
  readonly index: number;
}

/** Ways of a step through a recipe: within its list, to the stage or out of the body around it, into the body of the step before it, or along the run whatever list that is. */
export type Way = "earlier" | "later" | "previous-stage" | "next-stage" | "into-body" | "out-of-body" | "up" | "down";

/** Where a step goes; null if that way is closed. */
export function placeFor(model: RecipeModel, step: StepNode, way: Way): Place | null {
  const list = step.path.slice(0, -1);
  const index = Number(step.path.at(-1));
  const siblings = stepsIn(model, list);
  const around = allSteps(model).find(({ body }) => body !== null && samePath(body, list));
  switch (way) {
    case "earlier":
      return index === 0 ? null : { list, index: index - 1 };
    case "later":
      return index >= siblings.length - 1 ? null : { list, index: index + 2 };
    case "up":
      return placeFor(model, step, "earlier") ?? placeFor(model, step, "previous-stage");
    case "down":
      return placeFor(model, step, "later") ?? placeFor(model, step, "next-stage");
    case "out-of-body":
      return around === undefined ? null : beside(around, 1);
    case "into-body": {
      const before = siblings[index - 1];
      return before === undefined || before.body === null ? null : { list: before.body, index: before.children.length };
    }
    case "previous-stage":
    case "next-stage": {
      const on = way === "next-stage" ? 1 : 0;
      if (around !== undefined) return beside(around, on);
      const stages = model.ok ? model.stages : [];
      const other = stages[stages.findIndex((stage) => samePath(stage.list, list)) + (on === 1 ? 1 : -1)];
      return other === undefined ? null : { list: other.list, index: on === 1 ? 0 : other.steps.length };
    }
  }
}

function beside(step: StepNode, by: 0 | 1): Place {
  return { list: step.path.slice(0, -1), index: Number(step.path.at(-1)) + by };
}

/** Where a step at a path stands once it was put into a place. */
export function arrivalOf(path: Path, { list, index }: Place): Path {
  const from = path.slice(0, -1);
  const left = Number(path.at(-1));
  if (samePath(from, list)) return [...list, index > left ? index - 1 : index];
  const at = list[from.length];
  const passes = list.length > from.length && samePath(list.slice(0, from.length), from) && typeof at === "number" && at > left;
  return [...(passes ? list.with(from.length, at - 1) : list), index];
}
