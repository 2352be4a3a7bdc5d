import { describe, expect, it } from "vitest";
import type { EventEnvelope, Execution } from "@/lib/api/types";
import { event } from "@/testing/events";
import { emptyRun, reduceRun } from "./run-state";
import { viewRun } from "./run-view";

const step = { step: "draft" };
const running: EventEnvelope[] = [
  event(0, 0, "execution:queued"),
  event(1, 0, "execution:start"),
  event(1, 1, "step:start", { id: "draft" }, step),
  event(1, 2, "tool:pre", { tool_call_id: "7", tool_name: "bash", tool_input: {} }, step),
];
const asked = event(2, 0, "cancel:requested", { level: "graceful", running_steps: ["draft"] });

function view(...events: EventEnvelope[]) {
  return viewRun(reduceRun(emptyRun, { type: "events", events: [...running, ...events] }));
}

describe("a run that is to stop", () => {
  it("goes on running and says what it waits for", () => {
    expect(view().stopping).toBeNull();
    const stopping = view(asked);
    expect(stopping.status).toBe("running");
    expect(stopping.stopping).toEqual({ waitsFor: ["bash in Draft"] });
  });

  it("waits for the step alone when its tool is over", () => {
    expect(view(asked, event(1, 3, "tool:post", { tool_call_id: "7", tool_name: "bash", tool_response: "ok" }, step)).stopping).toEqual({ waitsFor: ["Draft"] });
  });

  it("waits for the iteration, and not for the loop around it as well", () => {
    const inside = event(1, 4, "step:start", { id: "draft" }, { step: "draft/[0]/write" });
    expect(view(asked, inside).stopping).toEqual({ waitsFor: ["Write"] });
  });

  it("is no longer waited for when it is to end at once", () => {
    expect(view(asked, event(3, 0, "cancel:requested", { level: "immediate" })).stopping).toBeNull();
  });

  it("hears of a step only what that step was told", () => {
    expect(view(event(1, 3, "cancel:requested", { level: "graceful", running_tools: [] }, step)).stopping).toBeNull();
  });

  it("asks nobody any more", () => {
    const question = event(1, 3, "approval:required", { stage: "question-1-1", prompt: "May it?" }, step);
    expect(view(question).approval?.stage).toBe("question-1-1");
    expect(view(question, asked).approval).toBeNull();
  });

  it("ends as cancelled, with a step that was cut short as cancelled too", () => {
    const ended = view(asked, event(3, 0, "execution:cancelled", { status: "cancelled" }));
    expect(ended.status).toBe("cancelled");
    expect(ended.stopping).toBeNull();
    expect(ended.steps.map(({ state }) => state)).toEqual(["cancelled"]);
  });

  it("is known from the server after a reload, before any event comes", () => {
    const snapshot = { execution_id: "e", type: "recipe", status: "running", created_at: "2026-01-01T00:00:00Z", cancelling: "graceful", steps: [], outputs: {}, usage: { input_tokens: 0, output_tokens: 0, cost_usd: 0 }, events: [] } satisfies Execution;
    expect(viewRun(reduceRun(emptyRun, { type: "snapshot", execution: snapshot })).stopping).toEqual({ waitsFor: [] });
  });
});
