import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditOutcome } from "./edit";
import { setField } from "./fields";
import { duplicateItem, insertItem, moveAcross, moveItem, removeItem } from "./list";
import { samePath, type Path } from "./source";
import { allSteps, placesOf, readModel, stepsIn, type StepNode } from "./steps";

/** Registers what must hold for every edit of every one of the recipes; each of them has a step. */
export function editsChangeOnlyWhatTheyShould(recipes: readonly string[], runs: number): void {
  const somewhere = fc.record({ recipe: fc.constantFrom(...recipes), pick: fc.nat() });

  describe("any edit of a field", () => {
    it("changes that field and leaves every other line and comment as it was", () => {
      fc.assert(
        fc.property(somewhere, fc.constantFrom("agent", "output", "timeout", "note", "condition"), value, ({ recipe, pick }, key, next) => {
          const step = stepOf(recipe, pick);
          const edited = done(setField(recipe, step.path, key, next));
          expect(stepOf(edited, pick).fields[key]).toEqual(next);
          expect(lost(recipe, edited).length).toBeLessThanOrEqual(extentOf(step.fields[key]));
          expect(comments(recipe).filter((comment) => !edited.split(/\r?\n/).some((line) => line.endsWith(comment)))).toEqual([]);
        }),
        { numRuns: runs },
      );
    });

    it("set and taken away again gives back the text byte for byte", () => {
      fc.assert(
        fc.property(somewhere, value, ({ recipe, pick }, next) => {
          const step = stepOf(recipe, pick);
          const added = done(setField(recipe, step.path, "brand_new", next));
          const restored = done(setField(added, step.path, "brand_new", undefined));
          expect(restored.trimEnd()).toBe(recipe.trimEnd());
        }),
        { numRuns: runs },
      );
    });
  });

  describe("any edit of a list", () => {
    it("inserts a step and takes it out again without a trace", () => {
      fc.assert(
        fc.property(somewhere, fc.nat(), ({ recipe, pick }, at) => {
          const { path } = stepOf(recipe, pick);
          const list = path.slice(0, -1);
          const index = at % (Number(path.at(-1)) + 2);
          const added = done(insertItem(recipe, list, index, { id: "fresh", agent: "writing:editor", prompt: "One\nTwo\n" }));
          expect(lost(recipe.trimEnd(), added)).toEqual([]);
          expect(done(removeItem(added, list, index)).trimEnd()).toBe(recipe.trimEnd());
        }),
        { numRuns: runs },
      );
    });

    it("moves a step with its comments, and back", () => {
      fc.assert(
        fc.property(somewhere, ({ recipe, pick }) => {
          const { path } = stepOf(recipe, pick);
          const list = path.slice(0, -1);
          const from = Number(path.at(-1));
          if (from === 0) return;
          const moved = done(moveItem(recipe, list, from, 0));
          expect([...moved.replace(/\s/g, "")].sort()).toEqual([...recipe.replace(/\s/g, "")].sort());
          expect(done(moveItem(moved, list, 0, from)).trimEnd()).toBe(recipe.trimEnd());
        }),
        { numRuns: runs },
      );
    });

    it("moves a step into another list with its comments, and leaves every other line as it was", () => {
      fc.assert(
        fc.property(somewhere, fc.nat(), fc.nat(), ({ recipe, pick }, which, where) => {
          const step = stepOf(recipe, pick);
          const list = step.path.slice(0, -1);
          const index = Number(step.path.at(-1));
          const others = listsOf(recipe).filter((other) => !samePath(other, list) && !samePath(other.slice(0, step.path.length), step.path));
          const target = others[which % others.length];
          if (target === undefined) return;
          const at = where % (stepsIn(readModel(recipe), target).length + 1);
          const moved = done(moveAcross(recipe, list, index, target, at));
          const arrived = afterRemoval(target, list, index);
          const landed = stepsIn(readModel(moved), arrived)[at];
          expect(landed?.fields).toEqual(step.fields);
          expect(rest(moved, [...arrived, at])).toEqual(rest(recipe, step.path));
          expect(comments(moved).sort()).toEqual(comments(recipe).sort());
          const back = done(moveAcross(moved, arrived, at, afterInsertion(list, arrived, at), index));
          expect(written(back).map(trimmed).sort()).toEqual(written(recipe).map(trimmed).sort());
        }),
        { numRuns: runs },
      );
    });

    it("copies a step under a new id", () => {
      fc.assert(
        fc.property(somewhere, ({ recipe, pick }) => {
          const step = stepOf(recipe, pick);
          const copied = done(duplicateItem(recipe, step.path.slice(0, -1), Number(step.path.at(-1)), "copy-of-it"));
          expect(allSteps(readModel(copied)).filter(({ id }) => id === "copy-of-it").map(({ fields }) => fields)).toEqual([{ ...step.fields, id: "copy-of-it" }]);
          expect(lost(recipe.trimEnd(), copied)).toEqual([]);
        }),
        { numRuns: runs },
      );
    });
  });
}

function done(outcome: EditOutcome): string {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.source;
}

/** Paths of all lists of steps. */
function listsOf(recipe: string): Path[] {
  const model = readModel(recipe);
  const stages = model.ok ? model.stages.map(({ list }) => list) : [];
  return [...stages, ...allSteps(model).flatMap(({ body }) => (body === null ? [] : [body]))];
}

/** Where a list stands once an item of another list is gone. */
function afterRemoval(path: Path, list: Path, index: number): Path {
  return shiftedBy(-1, path, list, index + 1);
}

function afterInsertion(path: Path, list: Path, index: number): Path {
  return shiftedBy(1, path, list, index);
}

function shiftedBy(by: number, path: Path, list: Path, from: number): Path {
  const at = path[list.length];
  const concerned = path.length > list.length && samePath(path.slice(0, list.length), list) && typeof at === "number" && at >= from;
  return concerned ? path.with(list.length, at + by) : path;
}

/** Lines that say something, but for those of the step at a path and for comments, which may have gone with it. */
function rest(source: string, path: Path): string[] {
  const [start, end] = placesOf(source, [path])[0] ?? [0, 0];
  return written(source.slice(0, start) + source.slice(end)).filter((line) => !/^\s*#/.test(line));
}

function written(source: string): string[] {
  return source
    .split("\n")
    .map((line) => line.trimEnd().replace(/: \[\](?= +#|$)/, ":"))
    .filter((line) => line !== "");
}

const trimmed = (line: string) => line.trim();

function comments(source: string): string[] {
  return source.split(/\r?\n/).flatMap((line) => /(?:^|\s)(#\s.*)$/.exec(line)?.[1] ?? []);
}

/** Lines of the first text that are not in the second, each counted. */
function lost(before: string, after: string): string[] {
  const left = after.split(/\r?\n/);
  return before.split(/\r?\n/).filter((line) => {
    const at = left.indexOf(line);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.stringMatching(/^[a-z {}:#'"-]{1,30}$/),
  fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 4 }).map((lines) => lines.join("\n")),
  fc.integer({ min: 1, max: 900 }),
  fc.boolean(),
);
function stepOf(recipe: string, pick: number): StepNode {
  const steps = allSteps(readModel(recipe));
  const step = steps[pick % steps.length];
  if (step === undefined) throw new Error("Every recipe here has a step.");
  return step;
}

function extentOf(old: unknown): number {
  return typeof old === "string" ? old.split("\n").length + 1 : typeof old === "object" && old !== null ? 20 : 1;
}
