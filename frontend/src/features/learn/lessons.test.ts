import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRecipe } from "@/lib/recipe/read-recipe";
import { lessons } from "./lessons";

describe("the lessons", () => {
  it("each have something to run", () => {
    for (const { slug, parts } of lessons) {
      expect(parts.some(({ kind }) => kind === "recipe" || kind === "prompt"), slug).toBe(true);
    }
  });

  it("call agents that the shipped bundles have", () => {
    const texts = lessons.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "recipe" ? [part.recipe] : [])));
    for (const [, bundle = "", agent = ""] of texts.join("\n").matchAll(/agent: (\w+):(\w+)/g)) {
      const text = readFileSync(join(process.cwd(), `../gallery/src/main/resources/gallery/bundles/${bundle}.md`), "utf8");
      expect(text, `${bundle}:${agent}`).toMatch(new RegExp(`^  ${agent}:`, "m"));
    }
  });

  it("hold recipes that can be read and have steps", () => {
    const recipes = lessons.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "recipe" ? [part.recipe] : [])));
    for (const recipe of recipes) {
      const { problem, stepIds } = readRecipe(recipe);
      expect(problem).toBeNull();
      expect(stepIds.length).toBeGreaterThan(0);
      expect(recipe).toMatch(/^name: .+\ndescription: .+\nversion: \d+\.\d+\.\d+$/m);
    }
  });
});
