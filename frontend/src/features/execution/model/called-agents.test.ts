import { describe, expect, it } from "vitest";
import type { EventEnvelope } from "@/lib/api/types";
import { event } from "@/testing/events";
import { rowsOf } from "./rows";
import { emptyRun, reduceRun } from "./run-state";
import { viewRun } from "./run-view";
import type { StepView } from "./types";

const step = { step: "draft" };
const left = { session_id: "s-left", parent_id: "s-step", agent: "left" };
const right = { session_id: "s-right", parent_id: "s-step", agent: "right" };
const deep = { session_id: "s-deep", parent_id: "s-left", agent: "deep" };

const sideBySide: EventEnvelope[] = [
  event(1, 0, "step:start", {}, step),
  event(1, 1, "session:start", { session_id: "s-step" }, step),
  event(1, 2, "provider:request", { model: "large" }, step),
  event(1, 3, "tool:pre", { tool_name: "delegate", tool_call_id: "a", tool_input: { agent: "left", instruction: "Go left" } }, step),
  event(1, 4, "tool:pre", { tool_name: "delegate", tool_call_id: "b", tool_input: { agent: "right", instruction: "Go right" } }, step),
  event(1, 5, "delegate:agent_spawned", { agent: "left", sub_session_id: "s-left", parent_session_id: "s-step", tool_call_id: "a" }, step),
  event(1, 6, "session:fork", { ...left, tool_call_id: "a" }, step),
  event(1, 7, "session:fork", { ...right, tool_call_id: "b" }, step),
  event(1, 8, "provider:request", { ...left, model: "small" }, step),
  event(1, 9, "provider:request", { ...right, model: "small", offline: true }, step),
  event(1, 10, "content_block:delta", { ...left, index: 0, offset: 0, text: "I go " }, step),
  event(1, 11, "content_block:delta", { ...right, index: 0, offset: 0, text: "So do " }, step),
  event(1, 12, "content_block:delta", { ...left, index: 0, offset: 5, text: "left" }, step),
  event(1, 13, "content_block:delta", { ...right, index: 0, offset: 6, text: "I" }, step),
  event(1, 14, "tool:pre", { ...left, tool_name: "grep", tool_call_id: "a", tool_input: {} }, step),
  event(1, 15, "provider:response", { ...right, usage: { input_tokens: 10, output_tokens: 2, cost_usd: "0.5" } }, step),
];

const ended: EventEnvelope[] = [
  event(1, 20, "tool:post", { ...left, tool_name: "grep", tool_call_id: "a", tool_response: "found" }, step),
  event(1, 21, "session:end", { ...left, status: "completed" }, step),
  event(1, 22, "tool:post", { tool_name: "delegate", tool_call_id: "a", tool_response: "{}" }, step),
  event(1, 23, "session:end", { ...right, status: "failed" }, step),
  event(1, 24, "tool:error", { tool_name: "delegate", tool_call_id: "b", tool_response: "busy" }, step),
];

function shown(...batches: readonly EventEnvelope[][]): StepView {
  const state = batches.reduce((before, events) => reduceRun(before, { type: "events", events }), emptyRun);
  const [only] = viewRun(state).steps;
  if (only === undefined) throw new Error("there is no step");
  return only;
}

function outline(view: StepView, chosen = new Map<string, boolean>()): string[] {
  return rowsOf([view], chosen).flatMap((row) => {
    if (row.kind === "agent") return [`${" ".repeat(row.depth)}${row.agent.name} ${row.agent.state}`];
    if (row.kind !== "item") return [];
    const { item, depth } = row;
    return [" ".repeat(depth) + (item.kind === "tool" ? `tool ${item.name} ${item.state}` : item.kind === "text" ? item.text : item.kind)];
  });
}

describe("agents that are called", () => {
  it("speak each under the call that they work for, however their events are mixed", () => {
    expect(outline(shown(sideBySide))).toEqual(["left running", " I go left", " tool grep running", "right running", " So do I"]);
  });

  it("look the same whether their events come at once or one by one", () => {
    const all = [...sideBySide, ...ended];
    expect(shown(...all.map((one) => [one]))).toEqual(shown(all));
  });

  it("are folded when they are over, and open again when somebody wants to see them", () => {
    const view = shown(sideBySide, ended);
    expect(outline(view)).toEqual(["left completed", "right failed"]);
    const key = rowsOf([view], new Map()).find((row) => row.kind === "agent")?.key ?? "";
    expect(outline(view, new Map([[key, true]]))).toEqual(["left completed", " I go left", " tool grep completed", "right failed"]);
  });

  it("leave the step its own model, and add to what it uses", () => {
    expect(shown(sideBySide)).toMatchObject({ model: "large", offline: true, usage: { input: 10, output: 2, cost: 0.5 } });
  });

  it("of agents stand inside those", () => {
    const view = shown(sideBySide, [
      event(1, 16, "tool:pre", { ...left, tool_name: "delegate", tool_call_id: "a", tool_input: {} }, step),
      event(1, 17, "session:fork", { ...deep, tool_call_id: "a" }, step),
      event(1, 18, "content_block:delta", { ...deep, index: 0, offset: 0, text: "Deeper" }, step),
    ]);
    expect(outline(view)).toEqual(["left running", " I go left", " tool grep running", " deep running", "  Deeper", "right running", " So do I"]);
  });

  it("that are gone on with speak under the later call", () => {
    const view = shown(sideBySide, ended, [
      event(1, 30, "tool:pre", { tool_name: "delegate", tool_call_id: "c", tool_input: { session_id: "s-left" } }, step),
      event(1, 31, "delegate:agent_resumed", { agent: "left", sub_session_id: "s-left", parent_session_id: "s-step", tool_call_id: "c" }, step),
      event(1, 32, "session:resume", { ...left, tool_call_id: "c" }, step),
      event(1, 33, "content_block:delta", { ...left, index: 0, offset: 0, text: "Further" }, step),
    ]);
    expect(outline(view)).toEqual(["left completed", "right failed", "left running", " Further"]);
  });

  it("whose beginning was missed are shown all the same", () => {
    expect(outline(shown([event(1, 10, "step:start", {}, step), event(1, 11, "content_block:delta", { ...left, index: 0, offset: 0, text: "Here" }, step)]))).toEqual([
      "left running",
      " Here",
    ]);
  });

  it("of earlier runs, which say no more than their name, are named", () => {
    const view = shown([event(1, 0, "session:fork", { agent: "reader" }, step)]);
    expect(view.items).toMatchObject([{ kind: "agent", name: "reader", inside: null }]);
  });
});
