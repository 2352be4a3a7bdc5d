import { describe, expect, it } from "vitest";
import { emptyRun, reduceRun } from "@/features/execution/model/run-state";
import { viewRun } from "@/features/execution/model/run-view";
import { event } from "@/testing/events";
import { feedOf } from "./assistant-feed";

const step = { step: "prompt" };

const begun = [
  event(0, 0, "execution:queued", {}, { run: undefined }),
  event(1, 0, "execution:start"),
  event(1, 1, "step:start", { agent: "recipe-assistant:editor" }, step),
  event(1, 2, "provider:request", { provider: "anthropic", model: "sonnet" }, step),
];
const words = event(1, 4, "content_block:delta", { index: 0, offset: 0, text: "Here it is." }, step);
const end = event(2, 0, "execution:complete", { outputs: { result: "Here it is." } });

const after = (...events: typeof begun) => viewRun(reduceRun(emptyRun, { type: "events", events }));

describe("what the assistant hears of its run", () => {
  it("is no end while only the stream has told one, which may come before the last words", () => {
    expect(feedOf(after(...begun, end), "live")).toMatchObject({ ended: null, text: "", doing: "Waiting for the first word…" });
    expect(feedOf(after(...begun, words, end), "live")).toMatchObject({ ended: null, text: "Here it is.", doing: "Writing…" });
  });

  it("is the end with the run's own result when the server has told it", () => {
    expect(feedOf(after(...begun, end), "ended")).toMatchObject({ ended: "completed", text: "Here it is." });
  });
});
