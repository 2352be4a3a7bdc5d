import { call } from "@/lib/api/client";
import type { Plan } from "@/lib/api/types";

/** A dry run: what would run with these inputs, what is missing, what it would cost. Calls no model. */
export function planRecipe(source: { recipe_yaml: string } | { gallery_id: string }, inputs: Readonly<Record<string, unknown>>): Promise<Plan> {
  return call("POST", "/api/recipes/plan", { body: { ...source, inputs } });
}
