import { isMap, isScalar, isSeq, parseDocument, visit, type Pair, type Scalar } from "yaml";
import type { Span } from "./variables";

/** A step's id where it stands: where the step has it, or where another step depends on it. */
export interface StepId {
  readonly id: string;
  readonly span: Span;
  readonly defines: boolean;
}

const ID = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** Every id of a step, and every mention of one in `depends_on`, in the order of the text. Reads what it can of a text with mistakes; never throws. */
export function stepIds(source: string): StepId[] {
  const found: StepId[] = [];
  visit(parseDocument(source, { strict: false, logLevel: "silent" }), {
    Pair: (_, pair, path) => {
      const key = keyOf(pair);
      if (key !== "id" && key !== "depends_on") return;
      if (!isStep(path)) return;
      const values = isSeq(pair.value) ? pair.value.items : [pair.value];
      for (const value of key === "id" ? [pair.value] : values) {
        if (isScalar(value) && typeof value.value === "string") found.push({ id: value.value, span: spanOf(source, value), defines: key === "id" });
      }
    },
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The step id at a place in the source; null if there is none. */
export function stepIdAt(source: string, offset: number): StepId | null {
  return stepIds(source).find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

export function isStepId(id: string): boolean {
  return ID.test(id);
}

/** Whether the innermost map is an element of a list of steps. */
function isStep(path: readonly unknown[]): boolean {
  const [list, map] = path.slice(-2);
  const holder = path.at(-3);
  return isSeq(list) && isMap(map) && keyOf(holder) === "steps";
}

function keyOf(pair: unknown): unknown {
  const key = (pair as Pair | undefined)?.key;
  return isScalar(key) ? key.value : undefined;
}

/** The text of a scalar without its quotes. */
function spanOf(source: string, scalar: Scalar): Span {
  const [start, end] = scalar.range ?? [0, 0];
  const quoted = source[start] === '"' || source[start] === "'";
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
