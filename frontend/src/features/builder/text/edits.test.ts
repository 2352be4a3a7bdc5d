import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { starterRecipe } from "@/lib/recipe/starter";
import type { EditOutcome } from "./edit";
import { editsChangeOnlyWhatTheyShould } from "./edit-properties";
import { setField } from "./fields";
import { insertItem, moveAcross, moveItem, removeItem } from "./list";

const FOLDER = join(process.cwd(), "../gallery/src/main/resources/gallery/recipes");
const shipped = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".yaml") && !name.endsWith(".about.yaml"))
  .map((name) => readFileSync(join(FOLDER, name), "utf8"));

const commented = `# A recipe with manners
name: commented   # its name

steps:

  # looks first
  - id: look      # the first
    agent: writing:critic
    prompt: |
      Look at {{text}}.   # not a comment

    output: seen  # kept

  - {id: inline, type: bash, command: "date"}

  # says it
  - id: say
    agent: 'writing:editor'
    condition: "{{seen}} != ''"
    prompt: >-
      Say
      {{seen}}
`;

const nested = `name: nested
stages:
  # what is looked at
  - name: gather   # first

    steps: # one of them

      # asks around
      # a second line

      - id: ask
        agent: writing:critic
        prompt: |
          Line one.

            Indented.
        output: seen
    approval: {required: true, prompt: "Go on?"}

  - name: work
    steps:
    - id: each
      foreach: "{{items}}" # every one
      steps:
        # the inner one
        - id: inner
          agent: writing:editor
          prompt: >-
            Folded
            text.
        - id: second
          type: bash
          command: date   # now

    # floats

    - id: rounds
      while_condition: "{{seen}} != ''"
      max_while_iterations: 2
      while_steps:
      - id: again
        agent: writing:critic
        prompt: Once more.
        output: seen
`;

const windows = starterRecipe.replaceAll("\n", "\r\n");
const unended = starterRecipe.trimEnd();
const recipes = [...shipped, commented, nested, nested.replaceAll("\n", "\r\n"), windows, unended];

function done(outcome: EditOutcome): string {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.source;
}

editsChangeOnlyWhatTheyShould(recipes, 100);

describe("editing a field", () => {
  it("keeps the comment behind a value", () => {
    expect(done(setField(commented, ["steps", 0], "output", "found"))).toBe(commented.replace("output: seen  # kept", "output: found  # kept"));
    expect(done(setField(commented, ["steps", 1], "command", "uptime"))).toBe(commented.replace('"date"', '"uptime"'));
  });

  it("keeps the comment behind a value that becomes several lines", () => {
    expect(done(setField(commented, ["steps", 0], "output", "one\ntwo\n"))).toBe(commented.replace("output: seen  # kept", 'output: "one\\ntwo\\n"  # kept'));
  });

  it("is refused in a text that has a mistake", () => {
    expect(setField("steps: [", ["steps", 0], "id", "a")).toMatchObject({ ok: false });
  });

  it("is refused where an alias would change something else too", () => {
    const shared = "base: &base\n  id: a\nsteps:\n  - *base\n";
    expect(setField(shared, ["base"], "id", "b")).toMatchObject({ ok: false });
  });
});

describe("editing a list", () => {
  it("moves a step with its comments", () => {
    expect(done(moveItem(commented, ["steps"], 2, 0))).toContain("  # says it\n  - id: say");
  });

  it("moves a step with its comments to where another list has its own", () => {
    const moved = done(moveAcross(nested, ["stages", 1, "steps", 0, "steps"], 0, ["stages", 0, "steps"], 1));
    expect(moved).toContain(`        output: seen
      # the inner one
      - id: inner
        agent: writing:editor
        prompt: >-
          Folded
          text.
    approval:`);
    expect(moved).toContain("      steps:\n        - id: second\n");
  });

  it("moves the only step out of a list, and the list's comment stays", () => {
    const moved = done(moveAcross(nested, ["stages", 0, "steps"], 0, ["stages", 1, "steps"], 2));
    expect(moved).toContain("    steps: [] # one of them\n");
    expect(moved.endsWith(`      output: seen
    - id: ask
      agent: writing:critic
      prompt: |
        Line one.

          Indented.
      output: seen
`)).toBe(true);
    expect(done(moveAcross(moved, ["stages", 1, "steps"], 2, ["stages", 0, "steps"], 0))).toContain("    steps: # one of them\n      - id: ask\n");
  });

  it("does not move a step into itself", () => {
    expect(moveAcross(nested, ["stages", 1, "steps"], 0, ["stages", 1, "steps", 0, "steps"], 0)).toMatchObject({ ok: false });
  });

  it("leaves an empty list behind the last item, and fills it again", () => {
    const one = "name: a\nsteps:\n  - id: only\n    agent: b:c\n# the end\n";
    const none = done(removeItem(one, ["steps"], 0));
    expect(none).toBe("name: a\nsteps: []\n# the end\n");
    expect(done(insertItem(none, ["steps"], 0, { id: "only", agent: "b:c" }))).toBe(one);
  });
});
