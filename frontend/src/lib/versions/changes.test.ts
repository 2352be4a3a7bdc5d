import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds, bytesOf, withinBounds } from "./bounds";
import { alsoRan, keep, pin, remove, rename, takeIn, type Change } from "./changes";
import { documentName, lastMoment, occasions, reasonsOf, runsOf, type Kept, type Occasion, type Version } from "./version";

const recipe = (name: string, body = "") => `name: ${name}\n${body}`;
const kept = (text: string, at: number, why: Occasion = "run", run?: string): Kept => ({ kind: "recipe", text, moment: run === undefined ? { at, why } : { at, why, run } });
const after = (...changes: Change[]) => changes.reduce<readonly Version[]>((versions, change) => change(versions), []);
const version = (id: string, at: number, more: Partial<Version> = {}): Version => ({
  id, kind: "recipe", document: "a", text: `name: a\n# ${id}`, moments: [{ at, why: "typed" }], name: null, pinned: false, ...more,
});
const DAY = 86_400_000;

describe("keeping a text", () => {
  it("makes one version of each text, the newest first", () => {
    const versions = after(keep(kept(recipe("a", "1"), 1), "x"), keep(kept(recipe("a", "2"), 2), "y"));
    expect(versions.map(({ id }) => id)).toEqual(["y", "x"]);
  });

  it("gives a text that is kept already another moment, and makes it the newest", () => {
    const versions = after(
      keep(kept(recipe("a", "1"), 1, "gallery"), "x"),
      keep(kept(recipe("a", "2"), 2), "y"),
      keep(kept(recipe("a", "1"), 3, "run", "r1"), "z"),
    );
    expect(versions.map(({ id }) => id)).toEqual(["x", "y"]);
    expect(versions[0]?.moments.map(({ why }) => why)).toEqual(["gallery", "run"]);
  });

  it("does not tell the same reason over and over", () => {
    const versions = after(...[1, 2, 3].map((at) => keep(kept(recipe("a"), at, "builder"), "x")));
    expect(versions[0]?.moments).toEqual([{ at: 3, why: "builder" }]);
  });

  it("remembers each run, but not without end", () => {
    const changes = Array.from({ length: 40 }, (_, at) => keep(kept(recipe("a"), at, "run", `r${at}`), "x"));
    const runs = runsOf(after(...changes)[0] ?? version("", 0));
    expect(runs).toHaveLength(12);
    expect(runs.at(-1)?.run).toBe("r39");
  });

  it("keeps nothing of an empty text", () => {
    expect(after(keep(kept("  \n", 1), "x"))).toEqual([]);
  });

  it("links a run that was started again to the version of the first", () => {
    const [only] = after(keep(kept(recipe("a"), 1, "run", "r1"), "x"), alsoRan("r1", "r2", 2));
    expect(runsOf(only ?? version("", 0)).map(({ run }) => run)).toEqual(["r1", "r2"]);
  });
});

describe("what a person does with versions", () => {
  it("names, pins and deletes them", () => {
    const two = after(keep(kept(recipe("a", "1"), 1), "x"), keep(kept(recipe("a", "2"), 2), "y"));
    expect(rename("x", "  the good one ")(two).find(({ id }) => id === "x")?.name).toBe("the good one");
    expect(rename("x", " ")(two).find(({ id }) => id === "x")?.name).toBeNull();
    expect(pin("x", true)(two).find(({ id }) => id === "x")?.pinned).toBe(true);
    expect(remove(["x"])(two).map(({ id }) => id)).toEqual(["y"]);
  });
});

describe("the bounds", () => {
  const some = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 200 * DAY }),
      document: fc.constantFrom("a", "b", "c"),
      size: fc.integer({ min: 1, max: 400_000 }),
      pinned: fc.boolean(),
    }),
    { maxLength: 120 },
  );

  it("hold for whatever is kept, and what goes is older than what stays of its kind", () => {
    fc.assert(
      fc.property(some, (made) => {
        const now = 200 * DAY;
        const all = made.map(({ at, document, size, pinned }, index) => version(String(index), at, { document, pinned, text: "x".repeat(size) }));
        const stay = withinBounds(all, now);
        expect(stay.length).toBeLessThanOrEqual(bounds.inAll.count);
        expect(sum(stay)).toBeLessThanOrEqual(bounds.inAll.bytes);
        for (const document of ["a", "b", "c"]) {
          const of = stay.filter((each) => each.document === document);
          expect(of.length).toBeLessThanOrEqual(bounds.ofDocument.count);
          expect(sum(of)).toBeLessThanOrEqual(bounds.ofDocument.bytes);
        }
        for (const each of stay) expect(each.pinned || now - lastMoment(each).at <= bounds.ageDays * DAY).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("let the oldest go first", () => {
    const all = Array.from({ length: bounds.ofDocument.count + 5 }, (_, at) => version(String(at), at));
    const stay = withinBounds(all, 100);
    expect(stay).toHaveLength(bounds.ofDocument.count);
    expect(stay.at(-1)?.id).toBe("5");
  });

  it("let what is pinned or named go last, and never the newest", () => {
    const all = Array.from({ length: bounds.ofDocument.count + 1 }, (_, at) => version(String(at), at, at < bounds.ofDocument.count ? { pinned: at % 2 === 0, name: at % 2 === 0 ? null : "kept" } : {}));
    const stay = withinBounds(all, 100);
    expect(stay[0]?.id).toBe(String(bounds.ofDocument.count));
    expect(stay.map(({ id }) => id)).not.toContain("0");
  });

  it("let go what nobody marked when it is old", () => {
    expect(withinBounds([version("old", 0), version("pinned", 0, { pinned: true })], 91 * DAY).map(({ id }) => id)).toEqual(["pinned"]);
  });

  const sum = (versions: readonly Version[]) => versions.reduce((bytes, each) => bytes + bytesOf(each), 0);
});

describe("versions out of a file", () => {
  it("are taken in once, and what is no version is left out", () => {
    const here = after(keep(kept(recipe("a", "1"), 1), "x"));
    const there = [version("y", 2), { ...version("z", 3), moments: [] }, { ...version("w", 3), kind: "letter" }, null, "text", here[0]];
    expect(takeIn(there, 10)(here).map(({ id }) => id)).toEqual(["y", "x"]);
  });

  it("belong to the recipe that their text names, whatever the file says", () => {
    expect(takeIn([version("y", 2, { document: "elsewhere" })], 10)([])[0]?.document).toBe("a");
  });

  it("can't be from the future, where they would never grow old", () => {
    expect(takeIn([version("y", 20)], 10)([])).toEqual([]);
  });
});

describe("what is told of a version", () => {
  it("is what the text calls itself", () => {
    expect(documentName("# first\nname: meeting-notes # yes\n")).toBe("meeting-notes");
    expect(documentName("name: 'a: b'\n")).toBe("a: b");
    expect(documentName("---\nname: plain-words\n---\n")).toBe("plain-words");
    expect(documentName("steps: []\n  name: not-this\n")).toBe("");
  });

  it("is each reason once, the newest first", () => {
    const told = version("x", 1, { moments: [{ at: 1, why: "gallery" }, { at: 2, why: "run", run: "a" }, { at: 3, why: "builder" }, { at: 4, why: "run", run: "b" }] });
    expect(reasonsOf(told)).toEqual([occasions.run, occasions.builder, occasions.gallery]);
  });
});
