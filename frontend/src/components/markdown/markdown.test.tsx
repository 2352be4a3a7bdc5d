import { render } from "@testing-library/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";
import { splitBlocks } from "./split-blocks";

describe("Markdown from outside", () => {
  it("draws no HTML, no script link and no picture from elsewhere", () => {
    const { container } = render(
      <Markdown text={'<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n\n![p](https://example.org/p.png)\n\n<script>alert(1)</script>'} />,
    );
    expect(container.querySelector("img, script")).toBeNull();
    expect([...container.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["https://example.org/p.png"]);
  });

  it("keeps a list, a table and a fence in one block each", () => {
    const text = "a\n\n- one\n\n- two\n\n```\nx\n\ny\n```\n\nc";
    expect(splitBlocks(text).map((block) => block.trim())).toEqual(["a\n\n- one\n\n- two", "```\nx\n\ny\n```", "c"]);
  });

  it("loses no line when it is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("", "text", "- item", "```", "# head", "    code", "> quote"), { maxLength: 30 }), (lines) => {
        const kept = splitBlocks(lines.join("\n")).join("\n").split("\n");
        expect(kept.filter((line) => line.trim() !== "")).toEqual(lines.filter((line) => line.trim() !== ""));
      }),
    );
  });

  it("never draws finished blocks differently because more text follows", () => {
    const text = "First\n\nSecond\n\nThird";
    expect(splitBlocks(`${text} and more`).slice(0, 2)).toEqual(splitBlocks(text).slice(0, 2));
  });
});
