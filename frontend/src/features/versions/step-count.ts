import { readRecipe } from "@/lib/recipe/read-recipe";
import type { Version } from "@/lib/versions/version";

const counted = new WeakMap<Version, string>();

/** "3 steps" of a recipe, "12 lines" of another text, or that it can't be read. */
export function lengthOf(version: Version): string {
  const known = counted.get(version);
  if (known !== undefined) return known;
  const told = measure(version);
  counted.set(version, told);
  return told;
}

function measure({ kind, text }: Version): string {
  if (kind === "skill") return count(text.split("\n").length, "line");
  const { problem, stepIds } = readRecipe(text);
  return problem === null ? count(stepIds.length, "step") : "can't be read";
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
