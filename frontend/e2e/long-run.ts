/** An event of an execution, as the stream carries it. */
export interface PlayedEvent {
  id: string;
  execution_id: string;
  step?: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
  run: number;
}

export const LONG_RUN = "00000000-0000-4000-8000-000000010000";

const FIRST_INSTANT = Date.UTC(2026, 0, 1);
const SHORT_STEPS = 100;
const EVENTS_OF_SHORT_STEP = 50;

/** A run of exactly so many events: a hundred steps of 50 events, and a last one with all the rest. Each has a time of its own. */
export function longRun(count: number): PlayedEvent[] {
  const events: PlayedEvent[] = [];
  let effect = 0;
  let number = 0;
  const say = (type: string, data: Record<string, unknown> = {}, step?: string) => {
    const pad = (value: number) => String(value).padStart(6, "0");
    events.push({
      id: `${LONG_RUN}:${pad(effect)}-${pad(number)}`,
      execution_id: LONG_RUN,
      ...(step === undefined ? {} : { step }),
      type,
      timestamp: new Date(FIRST_INSTANT + events.length).toISOString(),
      data,
      run: 1,
    });
    number += 1;
  };
  say("execution:queued");
  for (let index = 1; index <= SHORT_STEPS; index += 1) {
    effect = index;
    number = 0;
    playStep(`step-${index}`, EVENTS_OF_SHORT_STEP, say);
  }
  effect = SHORT_STEPS + 1;
  number = 0;
  playStep("last", count - events.length - 1, say);
  say("execution:complete", { status: "completed", outputs: { out: "done" } });
  return events;
}

/** One agent step of so many events: an answer that grows word by word, a tool call after every tenth word. */
function playStep(step: string, count: number, say: (type: string, data: Record<string, unknown>, step: string) => void): void {
  say("step:start", { agent: "writing:editor", attempt: 1 }, step);
  say("provider:request", { provider: "offline", model: "offline", offline: true }, step);
  let text = "";
  let block = 0;
  let said = 2;
  while (said + 3 <= count - 2) {
    const word = `Word ${said} of ${step} says a little **more** than nothing. `;
    say("content_block:delta", { index: block, offset: text.length, text: word }, step);
    text += word;
    said += 1;
    if (said % 10 !== 0) continue;
    say("content_block:end", { index: block, text }, step);
    say("tool:pre", { tool_name: "grep", tool_call_id: `${step}-${said}`, tool_input: { pattern: `word ${said}` } }, step);
    say("tool:post", { tool_name: "grep", tool_call_id: `${step}-${said}`, result: "found", duration_ms: 3 }, step);
    said += 3;
    block += 1;
    text = "";
  }
  while (said < count - 2) {
    say("user:notification", { level: "info", message: `Note ${said} of ${step}` }, step);
    said += 1;
  }
  say("context:updated", { variables: [{ name: `out_${step.replace("-", "_")}`, size: 12, preview: `made by ${step}` }] }, step);
  say("step:complete", {}, step);
}
