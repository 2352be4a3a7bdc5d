import { describe, expect, it } from "vitest";
import type { Plan } from "@/lib/api/types";
import { readModel } from "../text/steps";
import { countsOf, marksOf, saysWhat, saysWhether } from "./marks";

const model = readModel(`name: marks
stages:
  - name: one
    steps:
      - {id: ask, agent: a:b}
      - id: each
        foreach: "{{items}}"
        steps:
          - {id: inner, agent: a:b}
      - {id: never, agent: a:b, condition: "false"}
    approval: {required: true, prompt: "Go on?"}
`);

const plan: Plan = {
  steps: [
    { path: "one/ask", id: "ask", kind: "agent", runs: "yes", model: "anthropic/sonnet", estimate: { input_tokens: 20, output_tokens: 500, seconds: 10, cost_usd: null } },
    { path: "one/each", id: "each", kind: "group", runs: "conditional" },
    { path: "one/each/inner", id: "inner", kind: "agent", runs: "yes" },
    { path: "one/never", id: "never", kind: "agent", runs: "no" },
    { path: "one", id: "one", kind: "approval", runs: "yes" },
  ],
  missing: [],
  estimate: { input_tokens: 20, output_tokens: 500, seconds: 10, cost_usd: null },
};

describe("what a dry run says on the canvas", () => {
  const marks = marksOf(model, plan);

  it("is found by the place of each step, gates too", () => {
    expect([...marks].map(([key, { runs }]) => `${key} ${runs}`)).toEqual([
      "stages.0.steps.0 yes",
      "stages.0.steps.1 conditional",
      "stages.0.steps.1.steps.0 conditional",
      "stages.0.steps.2 no",
      "gate-stages.0 yes",
    ]);
    expect(countsOf(marks)).toEqual({ yes: 1, conditional: 2, no: 1 });
  });

  it("is said in words, with model and tokens where a model is asked", () => {
    const [ask, each] = [marks.get("stages.0.steps.0"), marks.get("stages.0.steps.1")];
    expect(ask === undefined ? "" : saysWhat(ask)).toBe("anthropic/sonnet · about 520 tokens");
    expect(each === undefined ? "" : `${saysWhether(each)}${saysWhat(each)}`).toBe("may run");
  });

  it("says of what lies in a step that does not run that it does not either, planned or not", () => {
    const without = { ...plan, steps: plan.steps.filter(({ id }) => id !== "inner").map((step) => (step.id === "each" ? { ...step, runs: "no" as const } : step)) };
    expect(marksOf(model, without).get("stages.0.steps.1.steps.0")?.runs).toBe("no");
  });
});
