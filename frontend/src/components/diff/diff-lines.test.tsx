import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { DiffLines } from "./diff-lines";

describe("a difference", () => {
  it("marks the words that changed in a line, and keeps the line whole", () => {
    render(<DiffLines before="three facts about bicycles" after="three facts about boats" label="Facts" />);

    const region = screen.getByRole("region", { name: "Facts" });
    expect([...region.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(["bicycles", "boats"]);
    expect(region.textContent).toContain("three facts about boats");
  });

  it("draws what comes from outside as text", () => {
    render(<DiffLines before="<b>one</b> two three" after="<b>one</b> two four" label="Markup" />);

    expect(screen.getByRole("region", { name: "Markup" }).querySelector("b")).toBeNull();
  });
});
