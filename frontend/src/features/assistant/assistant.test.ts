import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./answer";
import { corrected } from "./corrections";
import { conversationOf, delimited, furtherQuestion, questionAbout, secondQuestion, type Turn } from "./question";
import { changesOf } from "./summary";

const recipe = "name: a\nsteps:\n  - id: one\n    prompt: |\n      Write code.\n      ```yaml\n      inner: true\n      ```\n";

describe("a question", () => {
  it("never lets a recipe close the mark that it stands in", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("</recipe>", "</RECIPE-1>", "a", "\n", "<recipe>"), { maxLength: 12 }).map((parts) => parts.join("")), (text) => {
        const marked = delimited("recipe", text);
        const mark = /^<([\w-]+)>\n/.exec(marked)?.[1] ?? "";
        expect(marked.toLowerCase().split(`</${mark}>`)).toHaveLength(2);
        expect(marked.endsWith(`\n</${mark}>`)).toBe(true);
      }),
    );
  });

  it("holds text, findings and wish apart", () => {
    const asked = questionAbout(recipe, [{ code: "x", message: "No such agent.", line: 3, suggestion: "writing:editor" }], "Make it shorter.");
    expect(asked).toContain(`<recipe>\n${recipe}</recipe>`);
    expect(asked).toContain('<findings>\n- line 3: No such agent. Did you mean "writing:editor"?\n</findings>');
    expect(asked).toMatch(/<wish>\nMake it shorter\.\n<\/wish>$/);
  });

  it("says that there is no recipe yet where the editor is empty", () => {
    expect(questionAbout(" \n", [], "Sort my mail.")).toBe("There is no recipe yet.\n\n<wish>\nSort my mail.\n</wish>");
  });

  it("names what the check found at the second try, and only the wish when it goes on", () => {
    expect(secondQuestion([{ code: "x", message: "Wrong." }])).toContain("<findings>\n- Wrong.\n</findings>");
    expect(furtherQuestion("More.")).toContain("<wish>\nMore.\n</wish>");
  });
});

describe("the conversation that goes along", () => {
  const turn = (size: number): Turn => ({ wish: "w", prompt: "p", answer: "a".repeat(size) });

  it("is the latest turns, in order, as many as fit", () => {
    expect(conversationOf([turn(1), turn(2)]).map(({ role, content }) => `${role} ${content}`)).toEqual(["user p", "assistant a", "user p", "assistant aa"]);
    expect(conversationOf([turn(1), turn(1), turn(1), turn(1), turn(1), turn(1)])).toHaveLength(8);
    expect(conversationOf([turn(100_000), turn(50_000)])).toHaveLength(2);
  });
});

describe("an answer", () => {
  it("is parted into words and recipe, and a block inside the recipe does not end it", () => {
    expect(readAnswer(`I add a step.\n\n\`\`\`yaml\n${recipe}\`\`\`\n`)).toEqual({ words: "I add a step.", recipe, whole: true });
  });

  it("shows what there is of it while it is being written", () => {
    expect(readAnswer("I add")).toEqual({ words: "I add", recipe: null, whole: true });
    expect(readAnswer("I add a step.\n```yaml\nname: a\nste")).toEqual({ words: "I add a step.", recipe: "name: a\nste\n", whole: false });
  });

  it("may be a recipe and nothing else", () => {
    expect(readAnswer("name: a\nsteps: []")).toEqual({ words: "", recipe: "name: a\nsteps: []\n", whole: true });
  });

  it("may bring no recipe", () => {
    expect(readAnswer("It sorts mail.").recipe).toBeNull();
    expect(readAnswer("```yaml\n```").recipe).toBeNull();
  });

  it("never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("```", "```yaml\n", "~~~", "name: a", "\n", "x"), { maxLength: 12 }), (parts) => {
        expect(() => readAnswer(parts.join(""))).not.toThrow();
      }),
    );
  });
});

describe("the summary of a change", () => {
  const steps = (...ids: string[]) => `name: a\ncontext:\n  text: ""\nsteps:\n${ids.map((id) => `  - id: ${id}\n    prompt: do ${id.toLowerCase()}\n`).join("")}`;

  it("names the parts that come, change and go", () => {
    expect(changesOf(steps("one", "two"), steps("one", "three").replace("do one", "do more").replace('text: ""', 'text: ""\n  reader: all'))).toEqual([
      "New step: Three",
      "Changed step: One",
      "Removed step: Two",
      "New input: Reader",
    ]);
    expect(changesOf(steps("one", "two"), steps("two", "one"))).toEqual(["Other order of steps"]);
  });

  it("is short for a new recipe, and empty for what can't be read", () => {
    expect(changesOf("", steps("a", "b", "c", "d", "e", "f"))[0]).toBe("New steps: A, B, C, D and 2 more");
    expect(changesOf(steps("one"), "steps: [")).toEqual([]);
    expect(changesOf(steps("one"), `# a remark\n${steps("one")}`)).toEqual([]);
  });
});

describe("the check's own corrections", () => {
  it("are put in at their places, also several on one line", () => {
    const findings = [
      { code: "x", message: "", line: 1, column: 1, end_line: 1, end_column: 4, suggestion: "first" },
      { code: "x", message: "", line: 1, column: 5, end_line: 1, end_column: 8, suggestion: "second" },
      { code: "x", message: "", line: 2, column: 1, end_line: 2, end_column: 2, suggestion: "" },
      { code: "x", message: "", line: 2 },
    ];
    expect(corrected("one two\nx y", findings)).toEqual({ text: "first second\n y", count: 3 });
  });

  it("leave alone what overlaps or lies outside", () => {
    const at = (column: number, end: number) => ({ code: "x", message: "", line: 1, column, end_line: 1, end_column: end, suggestion: "z" });
    expect(corrected("abcd", [at(1, 4), at(2, 3), at(9, 12)])).toEqual({ text: "azcd", count: 1 });
  });
});
