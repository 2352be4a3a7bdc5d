import { render } from "@testing-library/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEEPEST } from "./drawn";
import { Markdown } from "./markdown";
import { splitBlocks } from "./split-blocks";

function drawn(text: string): HTMLElement {
  return render(<Markdown text={text} />).container;
}

function links(container: HTMLElement): (string | null)[] {
  return [...container.querySelectorAll("a")].map((link) => link.getAttribute("href"));
}

describe("Markdown from outside", () => {
  it("draws no HTML, no script link and no picture from elsewhere", () => {
    const container = drawn('<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n\n![p](https://example.org/p.png)\n\n<script>alert(1)</script>');
    expect(container.querySelector("img, script")).toBeNull();
    expect(links(container)).toEqual(["https://example.org/p.png"]);
  });

  it("reads a link's address as a browser would before it trusts it", () => {
    expect(links(drawn("[a](&#106;avascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](data:text/html,x) [d](//example.org) <javascript:alert(1)>"))).toEqual([]);
    expect(links(drawn("[a](https://example.org/?a=1&amp;b=2) www.example.org <mailto:a@example.org>"))).toEqual([
      "https://example.org/?a=1&b=2",
      "http://www.example.org",
      "mailto:a@example.org",
    ]);
  });

  it("shows tags that a model wrote as the text that they are", () => {
    expect(drawn("<answer>42</answer>").textContent).toBe("<answer>42</answer>");
    expect(drawn("<result>\nit holds\n</result>").textContent).toBe("<result>\nit holds\n</result>");
    expect(drawn("one<br>two <!-- not said -->").innerHTML).toContain("<p>one<br>two </p>");
    expect(drawn("a<!-- b <!-- c -->d<!-- e -->f <!-- g").textContent).toBe("adf <!-- g");
    expect(drawn("a --> b <!-- c").textContent).toBe("a --> b <!-- c");
  });

  it("draws headings, lists, tasks, tables, code, quotes and references to letters", () => {
    const container = drawn(
      "# Title\n\n3. three\n   - in **bold**\n4. ~~four~~ &lt;&euro;&#65;\n\n> said\n\n- [x] done\n- [ ] open\n\n| a | b |\n|---|--:|\n| `<i>` | \\* |\n\n```js\nif (a &amp; b)\n```\n\n---",
    );
    expect(container.querySelector("h3")?.textContent).toBe("Title");
    expect(container.querySelector("ol")?.start).toBe(3);
    expect(container.querySelector("ol > li > ul > li > strong")?.textContent).toBe("bold");
    expect(container.querySelector("ol > li:last-child")?.textContent).toBe("four <€A");
    expect(container.querySelector("blockquote > p")?.textContent).toBe("said");
    expect([...container.querySelectorAll("input")].map((box) => [box.checked, box.disabled, box.getAttribute("aria-label")])).toEqual([
      [true, true, "done"],
      [false, true, "to do"],
    ]);
    expect([...container.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual(["<i>", "*"]);
    expect(container.querySelector("pre > code")?.textContent).toBe("if (a &amp; b)");
    expect(container.querySelector("hr")).not.toBeNull();
  });

  it("draws notes, footnotes, front matter and marked words", () => {
    const container = drawn("> [!WARNING]\n> careful\n\nsaid[^1] ==so==\n\n[^1]: by whom");
    expect(container.querySelector("blockquote")?.textContent).toBe("Warningcareful");
    expect(container.querySelector("mark")?.textContent).toBe("so");
    expect(container.textContent).toContain("said[^1] so[^1] by whom");
    expect(drawn("---\nname: a\n---\ntext").querySelector("pre")?.textContent).toContain("name: a");
  });

  it("draws what stands too deep on the last level there is, with every word of it", () => {
    for (const text of [`${"> ".repeat(5_000)}deep`, Array.from({ length: 300 }, (_, level) => `${"  ".repeat(level)}- level ${level}`).join("\n"), `${"**a *b ".repeat(500)}deep`]) {
      const container = drawn(text);
      expect(container.textContent).toContain(text.slice(-6).trim());
      expect(depth(container)).toBeLessThan(3 * DEEPEST);
    }
  });

  it("draws any text, with nothing but what Markdown has", () => {
    const pieces = ["word", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "```", "[", "](", ")", "!", "<", ">", "<b onclick=x>", "javascript:x", "http://a.b", "- ", "1. ", "> ", "    ", "|", "\n|-|-|\n", "# ", "&amp;", "&#0;", "\\", "[x]"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const container = drawn(parts.join(""));
        expect(container.querySelector(":not(div, p, span, h3, h4, strong, em, del, blockquote, code, pre, a, ul, ol, li, input, table, thead, tbody, tr, th, td, br, hr, mark)")).toBeNull();
        for (const link of links(container)) expect(link).toMatch(/^(https?:|mailto:|#)/);
        expect(container.querySelector("[onclick]")).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

function depth(element: Element): number {
  return 1 + Math.max(0, ...[...element.children].map(depth));
}

describe("the blocks of a text", () => {
  it("keep a list, a table and a fence together", () => {
    const text = "a\n\n- one\n\n- two\n\n```\nx\n\ny\n```\n\nc";
    expect(splitBlocks(text).map((block) => block.trim())).toEqual(["a\n\n- one\n\n- two", "```\nx\n\ny\n```", "c"]);
  });

  it("lose no line", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("", "text", "- item", "```", "# head", "    code", "> quote"), { maxLength: 30 }), (lines) => {
        const kept = splitBlocks(lines.join("\n")).join("\n").split("\n");
        expect(kept.filter((line) => line.trim() !== "")).toEqual(lines.filter((line) => line.trim() !== ""));
      }),
    );
  });

  it("are the same for what is finished when more text follows", () => {
    const text = "First\n\nSecond\n\nThird";
    expect(splitBlocks(`${text} and more`).slice(0, 2)).toEqual(splitBlocks(text).slice(0, 2));
  });
});
