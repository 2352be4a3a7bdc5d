import { describe, expect, it } from "vitest";
import { diffSize, lineDiff } from "@/lib/line-diff";
import { diffRows } from "./folds";

const before = ["a", "b", "c", "d", "e", "f", "g"].join("\n");
const after = ["a", "b", "c", "D", "e", "f", "g"].join("\n");

describe("the rows of a difference", () => {
  it("fold what is far from a change, and count it", () => {
    expect(diffRows(lineDiff(before, after), 1)).toEqual([
      { kind: "fold", count: 2, at: 2 },
      { kind: "line", line: { side: "both", text: "c" }, at: 2, left: 3, right: 3 },
      { kind: "line", line: { side: "left", text: "d" }, at: 3, left: 4, right: null },
      { kind: "line", line: { side: "right", text: "D" }, at: 4, left: null, right: 4 },
      { kind: "line", line: { side: "both", text: "e" }, at: 5, left: 5, right: 5 },
      { kind: "fold", count: 2, at: 8 },
    ]);
  });

  it("are all there if nothing is to be folded", () => {
    expect(diffRows(lineDiff(before, after), null)).toHaveLength(8);
  });

  it("are one fold where the texts are the same", () => {
    expect(diffRows(lineDiff(before, before), 3)).toEqual([{ kind: "fold", count: 7, at: 7 }]);
  });
});

describe("the size of a difference", () => {
  it("counts the lines of each side", () => {
    expect(diffSize(before, after)).toEqual({ added: 1, removed: 1 });
    expect(diffSize(before, before)).toEqual({ added: 0, removed: 0 });
    expect(diffSize("a", "a\nb\nc")).toEqual({ added: 2, removed: 0 });
  });
});
