import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineDiff } from "./line-diff";
import { changedWords, wordDiff, type Piece } from "./word-diff";

const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const changed = (pieces: readonly Piece[] | undefined) => pieces?.filter((piece) => piece.changed).map(({ text }) => text);
const line = fc.array(fc.constantFrom("facts", "about", "boats", " ", "  ", "“", "ü", "🛶", "."), { maxLength: 30 }).map((words) => words.join(""));

describe("the words that changed in a line", () => {
  it("are the ones that the other line lacks", () => {
    const pieces = wordDiff("List three facts about bicycles.", "List four facts about boats.");

    expect(changed(pieces?.left)).toEqual(["three", "bicycles"]);
    expect(changed(pieces?.right)).toEqual(["four", "boats"]);
  });

  it("leave both lines whole", () => {
    fc.assert(
      fc.property(line, line, (left, right) => {
        const pieces = wordDiff(left, right);
        if (pieces === null) return;
        expect(whole(pieces.left)).toBe(left);
        expect(whole(pieces.right)).toBe(right);
      }),
    );
  });

  it("are not looked for in lines that have little in common", () => {
    expect(wordDiff("timeout: 60", "prompt: Say something kind about a harbour")).toBeNull();
  });

  it("are not looked for in a line of many thousand letters", () => {
    expect(wordDiff("a ".repeat(3_000), "b ".repeat(3_000))).toBeNull();
  });
});

describe("a difference with several lines changed in one place", () => {
  const pieces = changedWords(lineDiff("a: one red fox\nb: two red foxes\nend", "a: one blue fox\nb: two blue foxes\nc: new\nend"));

  it("compares the first that went with the first that came, and so on", () => {
    expect([...pieces.values()].map((line) => changed(line))).toEqual([["red"], ["blue"], ["red"], ["blue"]]);
  });

  it("tells a line without a partner whole", () => {
    expect(pieces.size).toBe(4);
  });
});

describe("a difference with thousands of long lines", () => {
  it("is looked through for words as far as that takes no time", () => {
    const text = (word: string) => Array.from({ length: 1_000 }, (_, index) => `${index} ${"the same ".repeat(200)}${word}`).join("\n");
    const lines = lineDiff(text("red"), text("blue"));

    const pieces = changedWords(lines);

    expect(pieces.size).toBeGreaterThan(0);
    expect(pieces.size).toBeLessThan(20);
  });
});
