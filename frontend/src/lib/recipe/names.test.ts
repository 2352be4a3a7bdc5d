import { describe, expect, it } from "vitest";
import { nameAt } from "./names";

const recipe = `steps:
  - id: find
    prompt: Facts
    output: facts
  - id: write
    depends_on: [find, gone]
    prompt: "Use {{facts}}"
`;

const at = (text: string) => nameAt(recipe, recipe.indexOf(text) + 1);

describe("a name under the cursor", () => {
  it("is a step's where a step is named, and leads to it", () => {
    expect(at("find, gone")?.definition).toEqual(nameAt(recipe, recipe.indexOf("find"))?.span);
    expect(at("find")?.places).toHaveLength(2);
    expect(at("gone")?.definition).toBeNull();
  });

  it("is a variable's where a variable is named", () => {
    expect(at("facts}}")?.definition).toEqual(at("facts")?.span);
    expect(at("facts")?.places).toHaveLength(2);
  });

  it("refuses another name that would be none, or somebody else's", () => {
    expect(at("find")?.refuse("look-up")).toBeNull();
    expect(at("find")?.refuse("find")).toBeNull();
    expect(at("find")?.refuse("write")).toContain("Another step");
    expect(at("find")?.refuse("look up")).toContain("letters");
    expect(at("facts")?.refuse("more-facts")).toContain("digit");
    expect(at("facts")?.refuse("more_facts")).toBeNull();
  });

  it("is not there between names", () => {
    expect(at("prompt")).toBeNull();
  });
});
