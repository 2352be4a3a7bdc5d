import { beforeEach, describe, expect, it } from "vitest";
import { clearWorkspace, exportWorkspace, importWorkspace } from "./workspace-file";

describe("a workspace file", () => {
  beforeEach(() => localStorage.clear());

  it("brings back what was exported, and never says who is signed in", () => {
    localStorage.setItem("amplifier.draft", '{"recipe":"name: a"}');
    localStorage.setItem("amplifier.signed-in", "1");
    localStorage.setItem("other", "1");
    const file = exportWorkspace(localStorage, [{ id: "a version" }]);
    expect(file).not.toContain("signed-in");
    clearWorkspace(localStorage);
    expect(localStorage.getItem("amplifier.draft")).toBeNull();
    expect(importWorkspace(localStorage, file)).toEqual({ ok: true, count: 1, versions: [{ id: "a version" }] });
    expect(localStorage.getItem("amplifier.draft")).toBe('{"recipe":"name: a"}');
    expect(localStorage.getItem("other")).toBe("1");
  });

  it("may come from before there were versions", () => {
    expect(importWorkspace(localStorage, '{"version":1,"entries":{}}')).toEqual({ ok: true, count: 0, versions: [] });
    expect(importWorkspace(localStorage, '{"version":1,"entries":{},"versions":"none"}')).toEqual({ ok: true, count: 0, versions: [] });
  });

  it("is refused if it is something else", () => {
    expect(importWorkspace(localStorage, "nope")).toMatchObject({ ok: false });
    expect(importWorkspace(localStorage, "[]")).toMatchObject({ ok: false });
  });
});
