import type { Approval, EventEnvelope, Execution, ExecutionStatus } from "@/lib/api/types";
import { blankPart } from "./blank-part";
import { contextAfter, contextHistory } from "./context-history";
import { failure, isRecord, record, text } from "./read";
import { remedyFor } from "./remedies";
import type { RunState } from "./run-state";
import { isStopping, isStopRequest, waitsFor } from "./stopping";
import type { ContextEntry, RunView, StepPart, StepView } from "./types";

const ENDED: readonly ExecutionStatus[] = ["completed", "failed", "cancelled", "denied"];

const statusAfter: Readonly<Record<string, ExecutionStatus>> = {
  "execution:queued": "queued",
  "execution:start": "running",
  "execution:paused": "paused",
  "execution:resumed": "running",
  "execution:complete": "completed",
  "execution:error": "failed",
  "execution:cancelled": "cancelled",
  "approval:required": "waiting_approval",
  "approval:granted": "running",
  "approval:denied": "running",
  "approval:timeout": "running",
};

export function hasEnded(status: ExecutionStatus): boolean {
  return ENDED.includes(status);
}

/** What the viewer draws of the state. Of several decisions that wait, the one that was asked for first is shown. */
export function viewRun(state: RunState): RunView {
  const effects = [...state.effects].sort(([a], [b]) => a - b).map(([, effect]) => effect);
  const milestones = effects
    .flatMap(({ log }) => log.events.filter(isMilestone))
    .sort((a, b) => (a.timestamp === b.timestamp ? (a.id < b.id ? -1 : 1) : a.timestamp < b.timestamp ? -1 : 1));
  const parts = effects.flatMap(({ view }) => [...view.values()]);
  const told = statusOf(milestones, state.snapshot);
  const ended = hasEnded(told);
  const stops = !ended && isStopping(milestones, state.snapshot);
  const approval = ended || stops ? null : approvalOf(milestones, state.snapshot);
  const status = told === "running" && approval !== null ? "waiting_approval" : told;
  const steps = stepsOf(parts, state.snapshot, ended ? status : null).map((step) => (status === "paused" ? held(step) : step));
  const history = contextHistory(parts);
  const context = contextAfter(history, history.length);
  const last = milestones.findLast((event) => ["execution:complete", "execution:error", "execution:cancelled"].includes(event.type));
  return {
    status,
    ended,
    startedAt: milestones[0]?.timestamp ?? steps.find((step) => step.startedAt !== null)?.startedAt ?? null,
    endedAt: ended ? (last?.timestamp ?? steps.findLast((step) => step.endedAt !== null)?.endedAt ?? null) : null,
    steps,
    approval,
    stopping: stops ? { waitsFor: waitsFor(steps) } : null,
    context,
    history,
    usage: usageOf(parts, state.snapshot),
    ceiling: state.snapshot?.max_cost_usd ?? null,
    outputs: madeBySteps(outputsOf(last, state.snapshot), context),
    error: errorOf(last, state.snapshot, steps),
    remedy: remedyFor(codeOf(last, state.snapshot)),
    pausedAt: status === "paused" ? (milestones.findLast(({ type }) => type === "execution:paused")?.timestamp ?? null) : null,
    offlineProvider: parts.some((part) => part.offline && part.provider !== "mock"),
    mockProvider: parts.some((part) => part.provider === "mock"),
    eventCount: effects.reduce((sum, { log }) => sum + log.events.length, 0),
  };
}

function isMilestone(event: EventEnvelope): boolean {
  return event.type in statusAfter || isStopRequest(event);
}

function statusOf(milestones: readonly EventEnvelope[], snapshot: Execution | null): ExecutionStatus {
  if (snapshot !== null && hasEnded(snapshot.status)) return snapshot.status;
  const last = milestones.findLast((event) => event.type in statusAfter);
  const told = last === undefined ? null : text(isRecord(last.data) ? last.data : {}, "status");
  if (last?.type === "execution:error" && told === "denied") return "denied";
  return (last === undefined ? undefined : statusAfter[last.type]) ?? snapshot?.status ?? "queued";
}

function approvalOf(milestones: readonly EventEnvelope[], snapshot: Execution | null): Approval | null {
  const told = milestones.filter(({ type }) => type.startsWith("approval:"));
  if (told.length === 0) return snapshot?.approval ?? null;
  const waiting = new Map<string, EventEnvelope>();
  for (const event of told) {
    if (event.type === "approval:required") waiting.set(stageOf(event), event);
    else waiting.delete(stageOf(event));
  }
  const [first] = waiting.values();
  if (first === undefined) return null;
  const data = isRecord(first.data) ? first.data : {};
  return {
    stage: stageOf(first),
    prompt: text(data, "prompt", "message") ?? "Go on?",
    expires_at: text(data, "expires_at") ?? undefined,
    on_timeout: text(data, "on_timeout", "default") === "approve" ? "approve" : "deny",
  };
}

/** A step of a run that is paused: what would run is held. */
function held(step: StepView): StepView {
  return step.state === "running" ? { ...step, state: "paused" } : step;
}

function stageOf({ data, step }: EventEnvelope): string {
  return (isRecord(data) ? text(data, "stage", "stage_name") : null) ?? step ?? "";
}

/** Whether a running step asks, for one of its hooks, and not a gate of the recipe. */
export function isQuestion({ stage }: Approval): boolean {
  return stage.startsWith("question-");
}

function stepsOf(parts: readonly StepPart[], snapshot: Execution | null, endedAs: ExecutionStatus | null): StepView[] {
  const steps = new Map<string, StepPart>();
  for (const part of parts) {
    if (part.path === "") continue;
    const before = steps.get(part.path);
    steps.set(part.path, before === undefined ? part : joined(before, part));
  }
  for (const known of snapshot?.steps ?? []) {
    const part = steps.get(known.path) ?? { ...blankPart, path: known.path };
    const settled = known.state !== "running" || part.state === null;
    steps.set(known.path, {
      ...part,
      state: settled && !(part.state !== null && part.state !== "running") ? known.state : part.state,
      startedAt: part.startedAt ?? known.started_at ?? null,
      endedAt: part.endedAt ?? known.ended_at ?? null,
      attempt: Math.max(part.attempt, known.attempt ?? 1),
    });
  }
  return inOrder([...steps.values()], new Set(parts.map(({ path }) => path)))
    .filter((part) => part.state !== null || part.items.length > 0)
    .map((part) => {
      const names = part.path.split("/");
      const state = endedAs !== null && (part.state === "running" || part.state === null) ? stateAtEnd(endedAs) : part.state;
      return { ...part, state, id: names.at(-1) ?? part.path, parents: names.slice(0, -1) };
    });
}

/** Puts what only the server told of, such as a gate, where it began among the steps that the events told of. */
function inOrder(steps: readonly StepPart[], toldByEvents: ReadonlySet<string>): StepPart[] {
  const ordered = steps.filter(({ path }) => toldByEvents.has(path));
  for (const step of steps) {
    if (toldByEvents.has(step.path)) continue;
    const began = step.startedAt ?? "~";
    const after = ordered.findIndex(({ startedAt }) => startedAt !== null && startedAt > began);
    ordered.splice(after < 0 ? ordered.length : after, 0, step);
  }
  return ordered;
}

function stateAtEnd(status: ExecutionStatus): StepPart["state"] {
  return status === "completed" || status === "cancelled" ? status : "failed";
}

function joined(before: StepPart, after: StepPart): StepPart {
  const restarted = after.state === "running";
  return {
    path: before.path,
    state: after.state ?? before.state,
    startedAt: before.startedAt ?? after.startedAt,
    endedAt: restarted ? after.endedAt : (after.endedAt ?? before.endedAt),
    attempt: Math.max(before.attempt, after.attempt),
    agent: after.agent ?? before.agent,
    model: after.model ?? before.model,
    provider: after.provider ?? before.provider,
    offline: before.offline || after.offline,
    error: after.state === "running" || after.state === "completed" ? null : (after.error ?? before.error),
    items: before.items.length === 0 ? after.items : [...before.items, ...after.items],
    agents: new Map([...before.agents, ...after.agents]),
    usage: {
      input: before.usage.input + after.usage.input,
      output: before.usage.output + after.usage.output,
      cost: before.usage.cost + after.usage.cost,
    },
    variables: after.variables.length > 0 ? after.variables : before.variables,
  };
}

function usageOf(parts: readonly StepPart[], snapshot: Execution | null): RunView["usage"] {
  const seen = parts.reduce(
    (sum, { usage }) => ({ input: sum.input + usage.input, output: sum.output + usage.output, cost: sum.cost + usage.cost }),
    { input: 0, output: 0, cost: 0 },
  );
  const told = snapshot?.usage;
  if (told === undefined || told.input_tokens + told.output_tokens < seen.input + seen.output) return seen;
  return { input: told.input_tokens, output: told.output_tokens, cost: told.cost_usd ?? null };
}

function outputsOf(last: EventEnvelope | undefined, snapshot: Execution | null): Record<string, unknown> {
  if (snapshot !== null && hasEnded(snapshot.status)) return snapshot.outputs ?? {};
  return (last !== undefined && isRecord(last.data) ? record(last.data, "outputs") : null) ?? snapshot?.outputs ?? {};
}

/** Leaves out what was only an input, where it is known what the steps made. */
function madeBySteps(outputs: Readonly<Record<string, unknown>>, context: readonly ContextEntry[]): Readonly<Record<string, unknown>> {
  const made = Object.entries(outputs).filter(([name]) => context.some((entry) => entry.name === name && entry.setBy !== ""));
  return made.length === 0 ? outputs : Object.fromEntries(made);
}

function errorOf(last: EventEnvelope | undefined, snapshot: Execution | null, steps: readonly StepView[]): string | null {
  if (snapshot?.error != null) return snapshot.error.message;
  if (last?.type !== "execution:error") return null;
  return (isRecord(last.data) ? failure(last.data) : null) ?? steps.findLast((step) => step.error !== null)?.error ?? "The run failed.";
}

function codeOf(last: EventEnvelope | undefined, snapshot: Execution | null): string | null {
  if (snapshot?.error != null) return snapshot.error.code;
  return last?.type === "execution:error" && isRecord(last.data) ? text(last.data, "code") : null;
}

/** Milliseconds since the run or step began, up to its end or to `now`. */
export function elapsed(part: { startedAt: string | null; endedAt: string | null }, now: number): number | null {
  if (part.startedAt === null) return null;
  const end = part.endedAt === null ? now : Date.parse(part.endedAt);
  return Math.max(0, end - Date.parse(part.startedAt));
}

