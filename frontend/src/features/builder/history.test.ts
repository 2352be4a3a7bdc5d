import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { changeDraft, useDraft } from "@/lib/drafts";
import { starterRecipe } from "@/lib/recipe/starter";
import { recordEdit, redo, undo, useHistory } from "./history";
import { setField } from "./text/fields";
import { insertItem } from "./text/list";

const text = () => useDraft.getState().draft.recipe;

describe("the undo stack", () => {
  beforeEach(() => {
    useHistory.setState({ past: [], future: [] });
    changeDraft({ recipe: "one" });
  });

  it("goes back and forth over edits from text and canvas alike", () => {
    recordEdit("two", "canvas");
    recordEdit("three", "canvas");
    undo();
    expect(text()).toBe("two");
    undo();
    expect(text()).toBe("one");
    redo();
    redo();
    expect(text()).toBe("three");
  });

  it("counts letters typed one after another as one edit", () => {
    vi.useFakeTimers();
    recordEdit("t", "typing");
    recordEdit("tw", "typing");
    vi.advanceTimersByTime(5_000);
    recordEdit("two", "typing");
    undo();
    expect(text()).toBe("tw");
    undo();
    expect(text()).toBe("one");
    vi.useRealTimers();
  });

  it("gives back byte for byte what was there before any series of typing and edits on the canvas", () => {
    const places = [["steps", 0], []];
    const edit = fc.oneof(
      fc.string({ maxLength: 12 }).map((line) => () => recordEdit(`${text()}# ${JSON.stringify(line)}\n`, "typing")),
      fc.record({ at: fc.constantFrom(...places), key: fc.constantFrom("description", "note"), value: fc.string({ maxLength: 20 }) }).map(({ at, key, value }) => () => {
        const outcome = setField(text(), at, key, value);
        if (outcome.ok) recordEdit(outcome.source, "canvas");
      }),
      fc.constant(() => {
        const outcome = insertItem(text(), ["steps"], 0, { id: "fresh", agent: "writing:editor" });
        if (outcome.ok) recordEdit(outcome.source, "canvas");
      }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        useHistory.setState({ past: [], future: [] });
        changeDraft({ recipe: starterRecipe });
        edits.forEach((make) => make());
        const last = text();
        while (useHistory.getState().past.length > 0) undo();
        expect(text()).toBe(starterRecipe);
        while (useHistory.getState().future.length > 0) redo();
        expect(text()).toBe(last);
      }),
      { numRuns: 60 },
    );
  });

  it("forgets what was undone once something new is written", () => {
    recordEdit("two", "canvas");
    undo();
    recordEdit("else", "canvas");
    redo();
    expect(text()).toBe("else");
  });
});
