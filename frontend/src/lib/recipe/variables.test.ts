import { describe, expect, it } from "vitest";
import { definitionOf, renameSpans, variableAt, type Span } from "./variables";

const recipe = `context:
  text: ""   # the input
steps:
  - id: find
    prompt: "Facts of {{text}}"
    output: facts
  - id: write
    condition: "{{facts.count}} > 1 and {{ text }} != 'facts'"
    prompt: |
      Use {{facts}} and facts, not {{other.facts}}.
    output: "result"
`;

const texts = (spans: Span[]) => spans.map(({ start, end }) => recipe.slice(start, end));
const lines = (spans: Span[]) => spans.map(({ start }) => recipe.slice(0, start).split("\n").length);

describe("variables of a recipe", () => {
  it("are found where they stand", () => {
    expect(variableAt(recipe, recipe.indexOf("facts.count") + 2)?.name).toBe("facts");
    expect(variableAt(recipe, recipe.indexOf("and facts,") + 5)).toBeNull();
    expect(variableAt(recipe, recipe.indexOf("\n  text:") + 4)?.name).toBe("text");
  });

  it("are the keys of the context, not those of the values inside it", () => {
    const nested = "context:\n  # first\n  limits:\n    size: 3\nsteps:\n  - prompt: '{{limits.size}} {{size}}'\n";
    expect(variableAt(nested, nested.indexOf("limits:"))?.name).toBe("limits");
    expect(variableAt(nested, nested.indexOf("size:"))).toBeNull();
    expect(renameSpans(nested, "size")).toHaveLength(1);
  });

  it("lead to the step or the context key that makes them", () => {
    expect(lines([definitionOf(recipe, "facts") ?? { start: 0, end: 0 }])).toEqual([6]);
    expect(lines([definitionOf(recipe, "text") ?? { start: 0, end: 0 }])).toEqual([2]);
    expect(definitionOf(recipe, "nobody")).toBeNull();
  });

  it("are renamed in outputs, prompts and conditions, and nowhere else", () => {
    expect(lines(renameSpans(recipe, "facts"))).toEqual([6, 8, 10]);
    expect(lines(renameSpans(recipe, "text"))).toEqual([2, 5, 8]);
    expect(texts(renameSpans(recipe, "result"))).toEqual(["result"]);
  });
});
