import { describe, expect, it } from "vitest";
import { readModel } from "../text/steps";
import { boxesOf, pathOf, type Rect } from "./drawing";
import { boxFrom, slotAt } from "./find";
import { drawingOf } from "./layout";
import { readableOf, revealed, wholeOf } from "./view";

const staged = `name: staged
stages:
  - name: gather
    steps:
      - {id: ask, agent: a:b, prompt: Ask.}
      - id: each
        foreach: "{{items}}"
        steps:
          - {id: inner, agent: a:b, prompt: In.}
          - {id: second, type: bash, command: date}
    approval: {required: true, prompt: "Go on?"}
  - name: write
    steps:
      - {id: write, agent: a:b, prompt: Write.}
  - name: idle
    steps: []
`;

const flat = (count: number) => `name: flat\nsteps:\n${Array.from({ length: count }, (_, index) => `  - {id: s${index}, agent: a:b, prompt: P.}\n`).join("")}`;

const drawn = (text: string) => drawingOf(readModel(text));
const rectOf = (text: string, key: string): Rect => boxesOf(drawn(text)).find((box) => box.key === key)?.rect ?? { x: 0, y: 0, width: 0, height: 0 };

function contains(outer: Rect, inner: Rect): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

describe("a drawing", () => {
  it("has everything in the order of the run", () => {
    expect(boxesOf(drawn(staged)).map(({ key }) => key)).toEqual([
      "stage-stages.0",
      "stages.0.steps.0",
      "stages.0.steps.1",
      "stages.0.steps.1.steps.0",
      "stages.0.steps.1.steps.1",
      "gate-stages.0",
      "stage-stages.1",
      "stages.1.steps.0",
      "stage-stages.2",
    ]);
  });

  it("has the steps of a body inside their container, and that inside its lane", () => {
    const body = rectOf(staged, "stages.0.steps.1");
    expect(contains(body, rectOf(staged, "stages.0.steps.1.steps.1"))).toBe(true);
    expect(contains(rectOf(staged, "stage-stages.0"), body)).toBe(true);
  });

  it("lets no two steps of a list touch", () => {
    const boxes = boxesOf(drawn(flat(23)));
    for (const [index, { rect }] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart = rect.x + rect.width < other.rect.x || other.rect.x + other.rect.width < rect.x || rect.y + rect.height < other.rect.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("goes on in a new row where a row is full", () => {
    const drawing = drawn(flat(9));
    expect(new Set(boxesOf(drawing).map(({ rect }) => rect.y)).size).toBe(3);
    expect(drawing.width).toBe(drawn(flat(4)).width);
    expect(drawing.lines.map(pathOf).filter((path) => path.includes("Q"))).toHaveLength(2);
  });

  it("has a place before, between and after the steps of each list, also of an empty one", () => {
    const slots = drawn(staged).parts.flatMap((part) => (part.kind === "slot" ? [`${part.list.join(".")} ${part.index}`] : []));
    expect(slots.sort()).toEqual(
      [
        ...[0, 1, 2].map((index) => `stages.0.steps ${index}`),
        ...[0, 1, 2].map((index) => `stages.0.steps.1.steps ${index}`),
        ...[0, 1].map((index) => `stages.1.steps ${index}`),
        "stages.2.steps 0",
      ].sort(),
    );
  });

  it("is of nothing for a text that can't be read", () => {
    expect(drawn("steps: [")).toMatchObject({ parts: [], width: 0, height: 0 });
  });
});

describe("where something that is let go lands", () => {
  const drawing = drawn(staged);
  const beside = (key: string, by: number) => {
    const { x, y, width, height } = rectOf(staged, key);
    return { x: x + width / 2 + by * (width / 2 + 20), y: y + height / 2 };
  };

  it("is the nearest place of the innermost list under it", () => {
    expect(slotAt(drawing, beside("stages.0.steps.1.steps.0", 1), null)).toMatchObject({ list: ["stages", 0, "steps", 1, "steps"], index: 1 });
    expect(slotAt(drawing, beside("stages.1.steps.0", -1), ["stages", 0, "steps", 0])).toMatchObject({ list: ["stages", 1, "steps"], index: 0 });
  });

  it("is nowhere outside, and nowhere where nothing would change", () => {
    expect(slotAt(drawing, { x: 0, y: drawing.height + 500 }, null)).toBeNull();
    expect(slotAt(drawing, beside("stages.1.steps.0", 1), ["stages", 1, "steps", 0])).toBeNull();
  });

  it("is never inside what is moved", () => {
    expect(slotAt(drawing, beside("stages.0.steps.1.steps.0", 1), ["stages", 0, "steps", 1])).toBeNull();
  });
});

describe("arrow keys", () => {
  it("go along the run and into bodies", () => {
    const drawing = drawn(staged);
    expect(boxFrom(drawing, "stages.0.steps.0", "next")?.key).toBe("stages.0.steps.1");
    expect(boxFrom(drawing, "stages.0.steps.1", "next")?.key).toBe("stages.0.steps.1.steps.0");
    expect(boxFrom(drawing, "stage-stages.0", "previous")).toBeNull();
    expect(boxFrom(drawing, null, "next")?.key).toBe("stage-stages.0");
  });

  it("go to the row below and back", () => {
    const drawing = drawn(flat(9));
    expect(boxFrom(drawing, "steps.1", "down")?.key).toBe("steps.5");
    expect(boxFrom(drawing, "steps.5", "up")?.key).toBe("steps.1");
    expect(boxFrom(drawing, "steps.1", "up")).toBeNull();
    expect(boxFrom(drawing, "steps.1", "last")?.key).toBe("steps.8");
  });
});

describe("the view", () => {
  const frame = { width: 900, height: 600 };

  it("has all of a small recipe in it, and the beginning of a long one at a size that can be read", () => {
    expect(readableOf({ width: 600, height: 200 }, frame)).toEqual(wholeOf({ width: 600, height: 200 }, frame));
    const view = readableOf({ width: 1100, height: 8000 }, frame);
    expect(view.zoom).toBeGreaterThan(0.7);
    expect(view.y).toBeGreaterThan(0);
  });

  it("moves no more than it takes to show something", () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(revealed(view, { x: 100, y: 100, width: 200, height: 100 }, frame)).toBe(view);
    expect(revealed(view, { x: 100, y: 700, width: 200, height: 100 }, frame)).toEqual({ x: 0, y: -240, zoom: 1 });
  });
});
