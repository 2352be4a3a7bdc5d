import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineDiff } from "./line-diff";

const texts = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 20 }).map((lines) => lines.join("\n"));

describe("the difference of two texts", () => {
  it("holds both texts whole and in order", () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const lines = lineDiff(left, right);
        const of = (side: "left" | "right") => lines.filter((line) => line.side === "both" || line.side === side).map(({ text }) => text).join("\n");
        expect(of("left")).toBe(left);
        expect(of("right")).toBe(right);
      }),
    );
  });

  it("marks only what changed", () => {
    expect(lineDiff("one\ntwo\nthree", "one\n2\nthree")).toEqual([
      { side: "both", text: "one" },
      { side: "left", text: "two" },
      { side: "right", text: "2" },
      { side: "both", text: "three" },
    ]);
  });
});
