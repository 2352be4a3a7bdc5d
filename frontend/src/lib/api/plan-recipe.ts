import { call } from "./client";
import type { Plan, RecipeRun } from "./types";

/** A dry run of what would be started: what would run, what is missing, what it would cost. Calls no model. */
export function planRecipe(run: RecipeRun, signal?: AbortSignal): Promise<Plan> {
  return call("POST", "/api/recipes/plan", { body: run, signal });
}
