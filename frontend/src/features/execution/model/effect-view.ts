import type { EventEnvelope } from "@/lib/api/types";
import { blankPart } from "./blank-part";
import { beginAgent, endAgent, speakerOf, tellOf, type Agents } from "./called-agents";
import { failure, isRecord, number, readable, record, text, type Data } from "./read";
import type { Item, StepPart, TextItem, ToolItem, Variable } from "./types";

/** What one effect says about one step, and how often its model was asked. */
interface EffectPart extends Omit<StepPart, "agents">, Agents {
  readonly generation: number;
}

/** What one effect's events say, by step path. The empty path stands for the execution itself. */
export type EffectView = ReadonlyMap<string, EffectPart>;

type Draft = { -readonly [Key in keyof EffectPart]: EffectPart[Key] } & { items: Item[] };

/** Who speaks: the step itself, or an agent that it has called. */
type Speaker = Pick<Draft, "items" | "generation">;

const nothing: EffectView = new Map();

/** Reads the events of one effect, which are in order and each there once. `before` is what the events ahead of them said. */
export function viewEffect(events: readonly EventEnvelope[], before = nothing): EffectView {
  const parts = new Map(before);
  const drafts = new Map<string, Draft>();
  for (const event of events) {
    const path = event.step ?? "";
    let part = drafts.get(path);
    if (part === undefined) {
      const known = parts.get(path);
      part = known === undefined ? emptyPart(path) : { ...known, items: [...known.items] };
      drafts.set(path, part);
      parts.set(path, part);
    }
    take(part, event);
  }
  return parts;
}

function emptyPart(path: string): Draft {
  return { ...blankPart, path, items: [], usage: { ...blankPart.usage }, generation: 0, agents: new Map(), speakers: new Map() };
}

function take(part: Draft, event: EventEnvelope): void {
  const data = isRecord(event.data) ? event.data : {};
  const agent = speakerOf(part, event, data);
  if (agent === null) {
    takeOwn(part, event, data);
    return;
  }
  if (event.type === "provider:request") part.offline ||= data["offline"] === true;
  if (event.type === "provider:response") addUsage(part, data);
  hear(agent, event, data);
  tellOf(part, agent);
}

function takeOwn(part: Draft, event: EventEnvelope, data: Data): void {
  switch (event.type) {
    case "step:start":
      part.state = "running";
      part.startedAt = event.timestamp;
      part.attempt = number(data, "attempt") ?? part.attempt;
      part.agent = text(data, "agent") ?? part.agent;
      break;
    case "step:complete":
      part.state = "completed";
      part.endedAt = event.timestamp;
      break;
    case "step:error":
      part.state = "failed";
      part.endedAt = event.timestamp;
      part.error = failure(data);
      break;
    case "step:skipped":
      part.state = "skipped";
      note(part, event, "info", text(data, "reason", "condition") ?? "Skipped: its condition was false.");
      break;
    case "step:retry":
      dropUnfinished(part);
      note(part, event, "warning", `Trying again: ${failure(data) ?? "the step failed"}`);
      break;
    case "loop:iteration":
      note(part, event, "info", iterationNote(data));
      break;
    case "session:start":
      part.startedAt ??= event.timestamp;
      part.agent = text(data, "agent") ?? part.agent;
      part.model = text(data, "model") ?? part.model;
      part.provider = text(data, "provider") ?? part.provider;
      break;
    case "session:fork":
    case "session:resume":
    case "delegate:agent_spawned":
    case "delegate:agent_resumed":
      beginAgent(part, event, data);
      break;
    case "session:end":
      endAgent(part, event, data);
      break;
    case "artifact:write":
      note(part, event, "info", `Wrote ${text(data, "path", "name") ?? "a file"}`);
      break;
    case "execution:start":
    case "context:updated":
      part.variables = variablesOf(data);
      break;
    case "provider:request":
      part.model = text(data, "model") ?? part.model;
      part.provider = text(data, "provider") ?? part.provider;
      part.offline ||= data["offline"] === true;
      hear(part, event, data);
      break;
    case "provider:response":
      addUsage(part, data);
      break;
    default:
      hear(part, event, data);
  }
}

/** Takes in what whoever speaks says and does. */
function hear(part: Speaker, event: EventEnvelope, data: Data): void {
  switch (event.type) {
    case "provider:request":
      part.generation += 1;
      break;
    case "provider:retry":
      dropAnswer(part);
      note(part, event, "warning", `The model did not answer; trying again. ${failure(data) ?? ""}`.trim());
      break;
    case "provider:error":
      dropUnfinished(part);
      note(part, event, "error", failure(data) ?? "The model call failed.");
      break;
    case "content_block:start":
      startBlock(part, event, data);
      break;
    case "content_block:delta":
      growBlock(part, event, data, blockKind(data));
      break;
    case "thinking:delta":
      growBlock(part, event, data, "thinking");
      break;
    case "content_block:end":
      endBlock(part, event, data, blockKind(data));
      break;
    case "thinking:final":
      endBlock(part, event, data, "thinking");
      break;
    case "tool:pre":
      part.items.push({
        kind: "tool",
        key: event.id,
        callId: text(data, "tool_call_id", "id") ?? event.id,
        name: text(data, "tool_name", "tool", "name") ?? "tool",
        input: data["tool_input"] ?? data["arguments"] ?? data["input"] ?? null,
        result: null,
        error: null,
        state: "running",
        durationMs: null,
        inside: null,
      });
      break;
    case "tool:post":
      endTool(part, data, {
        state: "completed",
        result: data["result"] ?? data["tool_result"] ?? data["tool_response"] ?? null,
        durationMs: number(data, "duration_ms"),
      });
      break;
    case "tool:error":
      endTool(part, data, { state: "failed", error: failure(data) ?? (readable(data["tool_response"]) || "The tool failed."), durationMs: number(data, "duration_ms") });
      break;
    case "context:compaction":
      note(part, event, "info", "Earlier messages were condensed to stay within the model's window.");
      break;
    case "user:notification":
      note(part, event, text(data, "level") === "error" ? "error" : "info", text(data, "message", "text") ?? "");
      break;
    case "recipe:step":
      note(part, event, "info", `Recipe “${text(data, "name") ?? ""}”: ${text(data, "path", "id") ?? "a step"}`);
      break;
  }
}

function note(part: Speaker, event: EventEnvelope, level: "info" | "warning" | "error", message: string): void {
  if (message !== "") part.items.push({ kind: "note", key: event.id, level, text: message });
}

function iterationNote(data: Data): string {
  const index = number(data, "iteration", "index");
  const total = number(data, "total", "count");
  const at = index === null ? "" : ` ${index + (data["iteration"] === undefined ? 1 : 0)}`;
  return `Iteration${at}${total === null ? "" : ` of ${total}`}`;
}

function blockKind(data: Data): "text" | "thinking" {
  return text(data, "block_type", "type") === "thinking" ? "thinking" : "text";
}

function indexOf(data: Data): number {
  return number(data, "index", "block_index") ?? 0;
}

function openBlock(part: Speaker, data: Data, kind: "text" | "thinking"): number {
  const index = indexOf(data);
  return part.items.findLastIndex(
    (item) => item.kind === kind && item.index === index && item.generation === part.generation && !item.done,
  );
}

function startBlock(part: Speaker, event: EventEnvelope, data: Data): void {
  const type = text(data, "block_type", "type") ?? "text";
  if (type !== "text" && type !== "thinking") return;
  part.items.push(newBlock(part, event, data, type));
}

function newBlock(part: Speaker, event: EventEnvelope, data: Data, kind: "text" | "thinking"): TextItem {
  return { kind, key: event.id, index: indexOf(data), generation: part.generation, text: "", done: false, gap: false };
}

function growBlock(part: Speaker, event: EventEnvelope, data: Data, kind: "text" | "thinking"): void {
  const added = text(data, "text", "delta") ?? "";
  const at = openBlock(part, data, kind);
  const block = at < 0 ? newBlock(part, event, data, kind) : (part.items[at] as TextItem);
  const offset = number(data, "offset") ?? block.text.length;
  const grown: TextItem = {
    ...block,
    text: (offset < block.text.length ? block.text.slice(0, offset) : block.text) + added,
    gap: block.gap || offset > block.text.length,
  };
  if (at < 0) part.items.push(grown);
  else part.items[at] = grown;
}

function endBlock(part: Speaker, event: EventEnvelope, data: Data, kind: "text" | "thinking"): void {
  const block = record(data, "block");
  const type = text(data, "block_type", "type") ?? (block === null ? null : text(block, "type"));
  if (type !== null && type !== "text" && type !== "thinking") return;
  const whole = text(data, "text", "thinking", "content") ?? (block === null ? null : text(block, "text", "thinking"));
  const at = openBlock(part, data, kind);
  if (at < 0) {
    if (whole !== null && whole !== "") part.items.push({ ...newBlock(part, event, data, kind), text: whole, done: true });
    return;
  }
  const open = part.items[at] as TextItem;
  part.items[at] = { ...open, text: whole ?? open.text, done: true, gap: whole === null && open.gap };
}

function endTool(part: Speaker, data: Data, change: Partial<ToolItem>): void {
  const callId = text(data, "tool_call_id", "id");
  const name = text(data, "tool_name", "tool", "name");
  const at = part.items.findLastIndex(
    (item) => item.kind === "tool" && item.state === "running" && (callId === null ? item.name === name : item.callId === callId),
  );
  const open = part.items[at];
  if (open?.kind === "tool") part.items[at] = { ...open, ...change };
}

/** Takes back all that the model's current answer has said, since it is asked again. */
function dropAnswer(part: Speaker): void {
  const { generation } = part;
  part.items = part.items.filter((item) => !((item.kind === "text" || item.kind === "thinking") && item.generation === generation));
}

/** Takes back an answer that broke off. */
function dropUnfinished(part: Speaker): void {
  part.items = part.items.filter((item) => !((item.kind === "text" || item.kind === "thinking") && !item.done));
  part.generation += 1;
}

function addUsage(part: Draft, data: Data): void {
  const usage = record(data, "usage") ?? {};
  const cost = number(usage, "cost_usd") ?? number(data, "cost_usd");
  part.usage = {
    input: part.usage.input + (number(usage, "input_tokens", "input") ?? 0),
    output: part.usage.output + (number(usage, "output_tokens", "output") ?? 0),
    cost: part.usage.cost + (cost ?? 0),
  };
}

function variablesOf(data: Data): Variable[] {
  const listed = data["variables"] ?? data["context"];
  if (Array.isArray(listed)) {
    return listed.filter(isRecord).map((each) => ({
      name: text(each, "name") ?? "",
      size: number(each, "size", "bytes", "length") ?? 0,
      preview: text(each, "preview") ?? "",
    }));
  }
  if (!isRecord(listed)) return [];
  return Object.entries(listed).map(([name, value]) => {
    const known = isRecord(value) ? value : {};
    return { name, size: number(known, "size") ?? 0, preview: text(known, "preview") ?? (typeof value === "string" ? value : "") };
  });
}
