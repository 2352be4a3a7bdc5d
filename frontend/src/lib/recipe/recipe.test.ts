import { describe, expect, it } from "vitest";
import { collectInputs, entered } from "./inputs";
import { readRecipe, type RecipeInput } from "./read-recipe";
import { starterRecipe } from "./starter";

describe("reading a recipe", () => {
  it("finds name, inputs and steps of the starter", () => {
    expect(readRecipe(starterRecipe)).toMatchObject({
      name: "meeting-notes",
      inputs: [
        { name: "text", kind: "long-text" },
        { name: "reader", kind: "text" },
      ],
      stepIds: ["find-the-point", "collect-actions", "write-message"],
      problem: null,
    });
  });

  it("guesses the kind of each input from its default and hides what begins with an underscore", () => {
    const source = "name: a\ncontext:\n  n: 3\n  on: false\n  list: [a]\n  diff: ''\n  _approval_message: ''\n";
    expect(readRecipe(source).inputs.map(({ name, kind }) => [name, kind])).toEqual([
      ["n", "number"],
      ["on", "toggle"],
      ["list", "json"],
      ["diff", "long-text"],
    ]);
  });

  it("collects the steps of all stages", () => {
    expect(readRecipe("stages:\n- steps: [{id: a}]\n- steps: [{id: b}, {id: c}]").stepIds).toEqual(["a", "b", "c"]);
  });

  it("names the line of a mistake", () => {
    expect(readRecipe("name: a\nsteps: [\n").problem?.line).toBeGreaterThan(1);
  });

  it("survives a document that grows without end", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ...Array.from({ length: 9 }, (_, n) => `${"bcdefghij"[n]}: &${"bcdefghij"[n]} [${`*${"abcdefghi"[n]},`.repeat(9)}]`)];
    expect(readRecipe(bomb.join("\n")).problem).not.toBeNull();
  });
});

describe("collecting inputs", () => {
  const number: RecipeInput = { name: "cards", kind: "number", initial: 6 };
  const list: RecipeInput = { name: "tags", kind: "json", initial: ["a"] };

  it("leaves out what was not changed", () => {
    expect(collectInputs([number, list], { cards: "6", tags: String(entered(list)) })).toEqual({ ok: true, inputs: {} });
  });

  it("gives numbers and JSON their type", () => {
    expect(collectInputs([number, list], { cards: "4", tags: '["b"]' })).toEqual({ ok: true, inputs: { cards: 4, tags: ["b"] } });
  });

  it("says what is wrong with each", () => {
    expect(collectInputs([number, list], { cards: "four", tags: "[" })).toEqual({
      ok: false,
      faults: { cards: '"four" is not a number.', tags: 'This must be JSON, such as ["one", "two"].' },
    });
  });
});
