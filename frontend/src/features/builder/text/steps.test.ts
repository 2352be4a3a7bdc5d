import { describe, expect, it } from "vitest";
import { placesOf, readModel, stepAt } from "./steps";

const recipe = `name: places
steps:
  - id: look
    agent: a:b
    prompt: Look.
  - id: round
    foreach: "{{items}}"
    steps:
      - id: inner
        agent: a:b
        prompt: In.
`;

describe("where a recipe's text says a step", () => {
  it("is all of its lines, the dash too", () => {
    const [place] = placesOf(recipe, [["steps", 0]]);
    expect(recipe.slice(place?.[0], place?.[1])).toBe("  - id: look\n    agent: a:b\n    prompt: Look.\n");
  });

  it("is nothing for a step that is not there, or a text that can't be read", () => {
    expect(placesOf(recipe, [["steps", 7]])).toEqual([null]);
    expect(placesOf("steps: [", [["steps", 0]])).toEqual([null]);
  });

  it("leads from a place back to the innermost step", () => {
    const at = (text: string) => stepAt(recipe, readModel(recipe), recipe.indexOf(text))?.id ?? null;
    expect([at("Look."), at("foreach"), at("In."), at("name:")]).toEqual(["look", "round", "inner", null]);
  });
});
