import { describe, expect, it } from "vitest";
import { event } from "@/testing/events";
import { valuesOf } from "../components/variable-edits";
import { contextAfter, wholeValue } from "./context-history";
import { emptyRun, reduceRun } from "./run-state";
import { viewRun } from "./run-view";

const set = (effect: number, step: string, name: string, preview: string, size = preview.length + 2) =>
  event(effect, 0, "context:updated", { variables: [{ name, size, preview }] }, { step });

function viewOf(...events: ReturnType<typeof event>[]) {
  return viewRun(reduceRun(emptyRun, { type: "events", events }));
}

describe("the history of the variables", () => {
  const { history } = viewOf(set(1, "one", "place", "Ghent"), set(2, "two", "day", "Monday"), set(3, "three", "place", "Bruges"), set(4, "four", "place", "Bruges"));

  it("says what each step changed, and what was there before", () => {
    expect(history.map(({ step, changes }) => [step, ...changes.map(({ variable, before }) => [variable.name, before?.preview ?? null, variable.preview])])).toEqual([
      ["one", ["place", null, "Ghent"]],
      ["two", ["day", null, "Monday"]],
      ["three", ["place", "Ghent", "Bruges"]],
    ]);
  });

  it("gives the variables as they were after any step", () => {
    const at = (moments: number) => Object.fromEntries(contextAfter(history, moments).map(({ name, preview, setBy }) => [name, `${preview} by ${setBy}`]));
    expect(at(1)).toEqual({ place: "Ghent by one" });
    expect(at(2)).toEqual({ place: "Ghent by one", day: "Monday by two" });
    expect(at(3)).toEqual({ place: "Bruges by three", day: "Monday by two" });
  });
});

describe("the whole value of a variable", () => {
  const answer = "A long answer, ".repeat(30);
  const { steps } = viewOf(event(1, 0, "content_block:end", { index: 0, text: answer }, { step: "write" }));

  it("is its preview where that is all of it", () => {
    expect(wholeValue({ name: "a", size: 7, preview: "short" }, undefined)).toBe("short");
  });

  it("is what the step said where that begins alike and is as long", () => {
    const preview = `${answer.slice(0, 199)}…`;
    expect(wholeValue({ name: "a", size: answer.length + 2, preview }, steps[0])).toBe(answer);
    expect(wholeValue({ name: "a", size: answer.length + 9, preview }, steps[0])).toBeNull();
    expect(wholeValue({ name: "a", size: answer.length + 2, preview }, undefined)).toBeNull();
  });
});

describe("edited variables", () => {
  it("keep the type that was written", () => {
    expect(valuesOf({ text: "Ghent", list: '["a"]', number: "3", quoted: '"q"', nothing: "null", broken: "{a" })).toEqual({
      text: "Ghent",
      list: ["a"],
      number: 3,
      quoted: '"q"',
      nothing: "null",
      broken: "{a",
    });
  });
});
