import { beforeEach, describe, expect, it, vi } from "vitest";
import { changeDraft, useDraft } from "@/lib/drafts";
import { recordEdit, redo, undo, useHistory } from "./history";

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

  it("forgets what was undone once something new is written", () => {
    recordEdit("two", "canvas");
    undo();
    recordEdit("else", "canvas");
    redo();
    expect(text()).toBe("else");
  });
});
