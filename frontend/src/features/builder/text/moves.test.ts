import { describe, expect, it } from "vitest";
import { arrivalOf, placeFor, type Way } from "./moves";
import { allSteps, readModel } from "./steps";

const recipe = `name: moves
stages:
  - name: one
    steps:
      - {id: first, agent: a:b}
      - id: loop
        foreach: "{{items}}"
        steps:
          - {id: inner, agent: a:b}
      - {id: last, agent: a:b}
  - name: two
    steps:
      - {id: only, agent: a:b}
`;
const model = readModel(recipe);

function placeOf(id: string, way: Way): string | null {
  const step = allSteps(model).find((each) => each.id === id);
  const place = step === undefined ? null : placeFor(model, step, way);
  return place === null ? null : `${place.list.join(".")} ${place.index}`;
}

describe("a step moved by a key", () => {
  it("goes before or behind its neighbour, and no further than its list", () => {
    expect(placeOf("loop", "earlier")).toBe("stages.0.steps 0");
    expect(placeOf("loop", "later")).toBe("stages.0.steps 3");
    expect([placeOf("first", "earlier"), placeOf("last", "later")]).toEqual([null, null]);
  });

  it("goes to the near end of the neighbouring stage", () => {
    expect(placeOf("first", "next-stage")).toBe("stages.1.steps 0");
    expect(placeOf("only", "previous-stage")).toBe("stages.0.steps 3");
    expect(placeOf("only", "next-stage")).toBeNull();
  });

  it("goes out of a body, and into that of the step before it", () => {
    expect(placeOf("inner", "out-of-body")).toBe("stages.0.steps 2");
    expect(placeOf("inner", "previous-stage")).toBe("stages.0.steps 1");
    expect(placeOf("last", "into-body")).toBe("stages.0.steps.1.steps 1");
    expect(placeOf("loop", "into-body")).toBeNull();
  });

  it("goes along the run, list or not", () => {
    expect(placeOf("last", "down")).toBe("stages.1.steps 0");
    expect(placeOf("inner", "down")).toBe("stages.0.steps 2");
  });
});

describe("where a moved step is afterwards", () => {
  it("counts that it is gone from where it was", () => {
    expect(arrivalOf(["steps", 0], { list: ["steps"], index: 2 })).toEqual(["steps", 1]);
    expect(arrivalOf(["steps", 0], { list: ["steps", 1, "steps"], index: 0 })).toEqual(["steps", 0, "steps", 0]);
    expect(arrivalOf(["steps", 2], { list: ["steps", 1, "steps"], index: 0 })).toEqual(["steps", 1, "steps", 0]);
  });
});
