import { expect, test } from "vitest";
import { builtinGallery } from "../builtin-gallery";
import { likelyInputs } from "./input-kind";
import { readRecipe } from "./read-recipe";
import { starterRecipe } from "./starter";

const recipes = builtinGallery().flatMap(({ type, yaml }) => (type === "recipe" && yaml !== undefined ? [yaml] : []));

test("the place that is kept for the inputs of a recipe is the place that they take", () => {
  for (const recipe of [starterRecipe, ...recipes]) {
    expect(likelyInputs(recipe), recipe).toEqual(readRecipe(recipe).inputs.map(({ name, kind }) => ({ name, kind })));
  }
});

test("a recipe without a context, or with one that is being written, has no likely inputs", () => {
  expect(likelyInputs("name: x\nsteps: []\n")).toEqual([]);
  expect(likelyInputs("context:")).toEqual([]);
  expect(likelyInputs("context: {a: 1}\nsteps: []\n")).toEqual([]);
});
