import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventEnvelope, Execution } from "@/lib/api/types";
import { event } from "@/testing/events";
import { emptyRun, eventsOf, reduceRun, type RunState } from "./run-state";
import { viewRun } from "./run-view";

const step = { step: "draft" };

const answer: EventEnvelope[] = [
  event(0, 0, "execution:queued", {}, { run: undefined }),
  event(1, 0, "execution:start"),
  event(1, 1, "step:start", { agent: "writing:editor" }, step),
  event(1, 2, "provider:request", { provider: "offline", model: "offline", offline: true }, step),
  event(1, 4, "content_block:delta", { index: 0, offset: 0, text: "Hello " }, step),
  event(1, 6, "content_block:delta", { index: 0, offset: 6, text: "world" }, step),
  event(1, 7, "content_block:end", { index: 0, text: "Hello world" }, step),
  event(1, 8, "provider:response", { usage: { input_tokens: 10, output_tokens: 2, cost_usd: "0.5" } }, step),
  event(1, 9, "step:complete", {}, step),
  event(2, 0, "execution:complete", { outputs: { plain: "Hello world" } }),
];

function after(...batches: readonly (readonly EventEnvelope[])[]): RunState {
  return batches.reduce<RunState>((state, events) => reduceRun(state, { type: "events", events }), emptyRun);
}

function words(state: RunState): string[] {
  return viewRun(state).steps.flatMap((each) => each.items.flatMap((item) => (item.kind === "text" ? [item.text] : [])));
}

describe("the events of a run", () => {
  it("tell the same story in whatever batches, order and number they come", () => {
    const whole = viewRun(after(answer));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(answer, { minLength: answer.length }),
        fc.array(fc.constantFrom(...answer), { maxLength: 12 }),
        fc.integer({ min: 1, max: answer.length }),
        (shuffled, doubled, cut) => {
          expect(viewRun(after(shuffled.slice(0, cut), doubled, shuffled.slice(cut)))).toEqual(whole);
        },
      ),
    );
  });

  it("tell of 10 000 words the same, whether they come in drops or at once", () => {
    const words = Array.from({ length: 10_000 }, (_, at) => event(1, at + 10, "content_block:delta", { index: 0, offset: 2 * at, text: "a " }, step));
    const drops = Array.from({ length: 400 }, (_, at) => words.slice(Math.max(0, at * 25 - 5), at * 25 + 25));
    const state = after(...drops);
    expect(eventsOf(state)).toEqual(words);
    expect(viewRun(state)).toEqual(viewRun(after(words)));
  });

  it("of a recipe inside a turn name its steps within the step that runs it, and change nothing of that step's state", () => {
    const inside = [event(1, 2, "recipe:step", { name: "tidy", path: "sort", id: "sort" }, step), event(1, 3, "recipe:step_failed", { name: "tidy", path: "sort", message: "no" }, step)];
    const [shown] = viewRun(after(answer.slice(0, 3), inside)).steps;
    expect(shown?.state).toBe("running");
    expect(shown?.error).toBeNull();
    expect(shown?.items).toEqual([expect.objectContaining({ kind: "note", text: "Recipe “tidy”: sort" })]);
  });

  it("are dropped when they were seen, without a change of state", () => {
    const state = after(answer);
    expect(reduceRun(state, { type: "events", events: answer.slice(2, 6) })).toBe(state);
  });

  it("of a later run replace all that an earlier run of the effect said", () => {
    const again = [
      event(1, 1, "step:start", {}, { ...step, run: 2 }),
      event(1, 4, "content_block:delta", { index: 0, offset: 0, text: "Once more" }, { ...step, run: 2 }),
    ];
    const state = after(answer.slice(0, 6), again);
    expect(words(state)).toEqual(["Once more"]);
    expect(eventsOf(state)).toHaveLength(3);
  });

  it("of an earlier run are ignored once a later one has spoken", () => {
    const later = event(1, 4, "content_block:delta", { index: 0, offset: 0, text: "New" }, { ...step, run: 9 });
    const state = after([later]);
    expect(reduceRun(state, { type: "events", events: answer.slice(1, 6) })).toBe(state);
  });

  it("of the run that the history keeps replace those of a run that seemed later, because the clock was set back", () => {
    const lost = event(1, 4, "content_block:delta", { index: 0, offset: 0, text: "Lost" }, { ...step, run: 9 });
    const events = answer.slice(0, 9);
    const kept: Execution = { execution_id: "x", type: "recipe", created_at: "2026-01-01T00:00:00Z", status: "running", steps: [], outputs: {}, usage: { input_tokens: 0, output_tokens: 0, cost_usd: null }, events };
    const state = reduceRun(after([lost]), { type: "snapshot", execution: kept });
    expect(words(state)).toEqual(["Hello world"]);
    expect(words(reduceRun(state, { type: "events", events: [lost] }))).toEqual(["Hello world"]);
  });

  it("with an id that is none of ours are left out", () => {
    expect(after([{ ...event(1, 0, "step:start"), id: "somewhere-else" }])).toBe(emptyRun);
  });
});

describe("the words of an answer", () => {
  it("grow with each delta and end as the whole text", () => {
    expect(words(after(answer.slice(0, 5)))).toEqual(["Hello "]);
    expect(words(after(answer))).toEqual(["Hello world"]);
  });

  it("say that something is missing until the end brings the whole text", () => {
    const late = after([...answer.slice(0, 4), event(1, 6, "content_block:delta", { index: 0, offset: 6, text: "world" }, step)]);
    const item = viewRun(late).steps[0]?.items[0];
    expect(item).toMatchObject({ gap: true, done: false });
    const ended = reduceRun(late, { type: "events", events: [event(1, 7, "content_block:end", { index: 0, text: "Hello world" }, step)] });
    expect(viewRun(ended).steps[0]?.items[0]).toMatchObject({ text: "Hello world", gap: false, done: true });
  });

  it("of a broken answer are taken back when the model is asked again", () => {
    const state = after([
      ...answer.slice(0, 5),
      event(1, 10, "provider:retry", { error: "overloaded" }, step),
      event(1, 11, "content_block:delta", { index: 0, offset: 0, text: "Fresh" }, step),
    ]);
    expect(words(state)).toEqual(["Fresh"]);
  });

  it("of a second model call stand after the first", () => {
    const state = after([
      ...answer.slice(0, 7),
      event(1, 10, "provider:request", {}, step),
      event(1, 11, "content_block:delta", { index: 0, offset: 0, text: "More" }, step),
    ]);
    expect(words(state)).toEqual(["Hello world", "More"]);
  });
});

describe("the view of a run", () => {
  it("adds up tokens and cost", () => {
    expect(viewRun(after(answer)).usage).toEqual({ input: 10, output: 2, cost: 0.5 });
  });

  it("names the offline provider where its words are shown", () => {
    expect(viewRun(after(answer)).offlineProvider).toBe(true);
  });

  it("names the mock provider where a script answers, and does not take it for the offline one", () => {
    const scripted = answer.map((one) => (one.type === "provider:request" ? { ...one, data: { ...one.data, provider: "mock", offline: true } } : one));
    expect(viewRun(after(scripted))).toMatchObject({ mockProvider: true, offlineProvider: false });
  });

  it("ties a tool's result to its call", () => {
    const state = after([
      event(1, 0, "tool:pre", { tool_name: "grep", tool_call_id: "a", tool_input: { q: 1 } }, step),
      event(1, 1, "tool:pre", { tool_name: "grep", tool_call_id: "b", tool_input: { q: 2 } }, step),
      event(1, 2, "tool:error", { tool_name: "grep", tool_call_id: "a", error: { message: "no such file" } }, step),
      event(1, 3, "tool:post", { tool_name: "grep", tool_call_id: "b", result: "found", duration_ms: 3 }, step),
    ]);
    expect(viewRun(state).steps[0]?.items).toMatchObject([
      { callId: "a", state: "failed", error: "no such file" },
      { callId: "b", state: "completed", result: "found", durationMs: 3 },
    ]);
  });

  it("shows what runs as held while the run is paused, and running again after that", () => {
    const paused = after(answer.slice(0, 4), [event(1, 90, "execution:paused", {})]);
    expect(viewRun(paused)).toMatchObject({ status: "paused", steps: [{ state: "paused" }] });
    const resumed = reduceRun(paused, { type: "events", events: [event(1, 91, "execution:resumed", {})] });
    expect(viewRun(resumed)).toMatchObject({ status: "running", steps: [{ state: "running" }] });
  });

  it("waits at a gate until the decision is known", () => {
    const required = event(2, 0, "approval:required", { stage: "plan", prompt: "Go on?", on_timeout: "deny" });
    const waiting = after(answer.slice(0, 9), [required]);
    expect(viewRun(waiting)).toMatchObject({ status: "waiting_approval", approval: { stage: "plan", prompt: "Go on?" } });
    const granted = reduceRun(waiting, { type: "events", events: [event(3, 0, "approval:granted", { stage: "plan" })] });
    expect(viewRun(granted)).toMatchObject({ status: "running", approval: null });
  });

  it("shows questions of steps side by side one after another, the first asked first", () => {
    const asked = reduceRun(after(answer.slice(0, 9)), {
      type: "events",
      events: [
        event(2, 0, "approval:required", { stage: "question-2-1", prompt: "Write a.md?" }),
        event(3, 0, "approval:required", { stage: "question-3-1", prompt: "Write b.md?" }),
      ],
    });
    expect(viewRun(asked)).toMatchObject({ status: "waiting_approval", approval: { stage: "question-2-1" } });
    const denied = reduceRun(asked, { type: "events", events: [event(2, 1, "approval:denied", { stage: "question-2-1" })] });
    expect(viewRun(denied)).toMatchObject({ status: "waiting_approval", approval: { stage: "question-3-1" } });
    const late = reduceRun(denied, { type: "events", events: [event(3, 1, "approval:timeout", { stage: "question-3-1" })] });
    expect(viewRun(late)).toMatchObject({ status: "running", approval: null });
  });

  it("believes the server's last word over a stream that broke off", () => {
    const state = reduceRun(after(answer.slice(0, 5)), {
      type: "snapshot",
      execution: {
        execution_id: "x",
        type: "recipe",
        created_at: "2026-01-01T00:00:00Z",
        status: "failed",
        steps: [{ path: "draft", id: "draft", state: "failed", attempt: 2 }],
        outputs: {},
        error: { code: "timeout", message: "The step took too long.", retryable: true },
        usage: { input_tokens: 3, output_tokens: 1, cost_usd: null },
        events: [],
      },
    });
    expect(viewRun(state)).toMatchObject({
      status: "failed",
      ended: true,
      error: "The step took too long.",
      steps: [{ id: "draft", state: "failed", attempt: 2 }],
      usage: { input: 3, output: 1, cost: null },
    });
  });

  it("puts a gate that only the server told of where it began", () => {
    const known = { execution_id: "x", type: "recipe", created_at: "2026-01-01T00:00:00Z", status: "running", outputs: {}, usage: { input_tokens: 0, output_tokens: 0, cost_usd: null }, events: [] } as const;
    const told = after([event(1, 0, "step:start", {}, { step: "plan/draft" }), event(3, 0, "step:start", {}, { step: "finish/write" })]);
    const gate = { path: "plan/approval", id: "approval", state: "completed", attempt: 1, started_at: event(2, 0, "").timestamp } as const;
    const state = reduceRun(told, { type: "snapshot", execution: { ...known, steps: [gate], events: [] } });
    expect(viewRun(state).steps.map(({ path }) => path)).toEqual(["plan/draft", "plan/approval", "finish/write"]);
  });

  it("shows what the run began with among the variables, and not among what it made", () => {
    const state = after([
      event(1, 0, "execution:start", { type: "recipe", variables: [{ name: "topic", size: 6, preview: "rain" }, { name: "draft", size: 2, preview: "" }] }),
      event(2, 0, "context:updated", { variables: [{ name: "draft", size: 5, preview: "wet" }] }, { step: "one" }),
      event(3, 0, "execution:complete", { outputs: { topic: "rain", draft: "wet" } }),
    ]);
    const view = viewRun(state);
    expect(view.context.map(({ name, setBy }) => [name, setBy])).toEqual([
      ["topic", ""],
      ["draft", "one"],
    ]);
    expect(view.history.map(({ step }) => step)).toEqual(["", "one"]);
    expect(view.outputs).toEqual({ draft: "wet" });
  });

  it("shows which step set a variable last", () => {
    const state = after([
      event(1, 0, "context:updated", { variables: [{ name: "text", size: 4, preview: "once" }] }, { step: "one" }),
      event(2, 0, "context:updated", {
        variables: [
          { name: "text", size: 4, preview: "once" },
          { name: "facts", size: 2, preview: "ab" },
        ],
      }, { step: "two" }),
    ]);
    expect(viewRun(state).context).toEqual([
      { name: "text", size: 4, preview: "once", setBy: "one" },
      { name: "facts", size: 2, preview: "ab", setBy: "two" },
    ]);
  });
});
