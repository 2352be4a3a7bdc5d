import { describe, expect, it } from "vitest";
import { isStepId, stepIdAt, stepIds } from "./step-ids";

const recipe = `name: two
context:
  id: not-a-step
steps:
  - id: find
    prompt: |
      id: find
  - id: "write-it"
    depends_on: [find, 'find']
    output: find
  - id: last
    depends_on:
      - write-it   # after it
      - find
    foreach: "{{list}}"
    steps:
      - id: inner
        depends_on: last
`;

const all = (id: string) =>
  stepIds(recipe)
    .filter((each) => each.id === id)
    .map(({ span, defines }) => [recipe.slice(0, span.start).split("\n").length, recipe.slice(span.start, span.end), defines]);

describe("ids of steps", () => {
  it("are found where steps have them and where others depend on them, and nowhere else", () => {
    expect(all("find")).toEqual([
      [5, "find", true],
      [9, "find", false],
      [9, "find", false],
      [14, "find", false],
    ]);
    expect(all("write-it")).toEqual([
      [8, "write-it", true],
      [13, "write-it", false],
    ]);
    expect(all("not-a-step")).toEqual([]);
  });

  it("are found in steps inside of steps", () => {
    expect(all("inner")).toEqual([[17, "inner", true]]);
    expect(all("last")).toEqual([
      [11, "last", true],
      [18, "last", false],
    ]);
  });

  it("are found by their place, quotes not counted", () => {
    expect(stepIdAt(recipe, recipe.indexOf("write-it") + 3)?.id).toBe("write-it");
    expect(stepIdAt(recipe, recipe.indexOf("output:"))).toBeNull();
  });

  it("are found as far as a text with mistakes can be read", () => {
    const broken = "steps:\n  - id: one\n    prompt: [\n";
    expect(stepIds(broken).map(({ id }) => id)).toEqual(["one"]);
    expect(stepIds(": : :\n- {")).toEqual([]);
  });

  it("have letters, digits, underscores and hyphens", () => {
    expect(isStepId("a-b_2")).toBe(true);
    expect(isStepId("a b")).toBe(false);
    expect(isStepId("")).toBe(false);
  });
});
