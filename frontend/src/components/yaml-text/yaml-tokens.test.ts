import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { starterRecipe } from "@/lib/recipe/starter";
import { yamlLines } from "./yaml-tokens";

const told = (line: string) =>
  yamlLines(line)[0]
    ?.filter(({ kind }) => kind !== "mark" && kind !== "plain")
    .map(({ kind, text }) => `${kind} ${text.trim()}`);

describe("the pieces of a YAML text", () => {
  it("are keys, values of each kind, variables and comments", () => {
    expect(told('  - id: "first {{n}}"  # why')).toEqual(["key id", 'text "first', "variable {{n}}", 'text "', "comment # why"]);
    expect(told("timeout: 240")).toEqual(["key timeout", "number 240"]);
    expect(told("required: true")).toEqual(["key required", "word true"]);
    expect(told("tags: [a, 3]")).toEqual(["key tags", "number 3"]);
  });

  it("leave a block of text alone but for its variables, until it ends", () => {
    const lines = yamlLines("prompt: |\n  note: {{a}} # no comment\n\n  more\nnext: 1");
    expect(lines[1]?.map(({ kind }) => kind)).toEqual(["plain", "variable", "plain"]);
    expect(lines[4]?.[0]).toEqual({ kind: "key", text: "next" });
  });

  it("are all of the text, whatever it is", () => {
    const whole = (source: string) => yamlLines(source).map((line) => line.map(({ text }) => text).join("")).join("\n");
    expect(whole(starterRecipe)).toBe(starterRecipe);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."a:- #'\"{}[]|>\n\t,&*!1") }), (source) => whole(source) === source));
  });

  it("are one where a line is too long to be worth colouring", () => {
    expect(yamlLines(`key: ${'"'.repeat(20_001)}`)[0]).toHaveLength(1);
  });
});
