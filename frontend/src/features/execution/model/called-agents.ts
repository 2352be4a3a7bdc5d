import type { EventEnvelope } from "@/lib/api/types";
import { text, type Data } from "./read";
import type { AgentPart, Item } from "./types";

/** An agent with how often its model was asked. */
interface Speaker extends AgentPart {
  readonly generation: number;
}

/** The agents that one step has called. An agent that is called again has a new key, and then speaks under that one. */
export interface Agents {
  readonly agents: ReadonlyMap<string, Speaker>;
  /** Key of the agent that speaks in a session now, by the session's id. */
  readonly speakers: ReadonlyMap<string, string>;
}

/** What an agent says now, to be written to. */
export type AgentDraft = { -readonly [Key in keyof Speaker]: Speaker[Key] } & { items: Item[] };

interface Step {
  agents: ReadonlyMap<string, Speaker>;
  speakers: ReadonlyMap<string, string>;
  items: Item[];
}

const BOUNDARIES = ["session:fork", "session:resume", "session:end", "delegate:"];

/** A copy of the agent that an event comes from; null if it comes from the step itself, or is about where an agent begins or ends. */
export function speakerOf(step: Step, event: EventEnvelope, data: Data): AgentDraft | null {
  if (text(data, "parent_id") === null || BOUNDARIES.some((name) => event.type.startsWith(name))) return null;
  const session = text(data, "session_id") ?? "";
  const known = agentOf(step, session) ?? open(step, event, data, session, text(data, "parent_id"), null);
  return known === null ? null : { ...known, items: [...known.items] };
}

/** Puts what an agent says in the place of what it said before. */
export function tellOf(step: Step, agent: AgentDraft): void {
  step.agents = new Map(step.agents).set(agent.key, agent);
}

/** An agent is called, or called again. It is told twice, by the tool and by the session, and counts once. */
export function beginAgent(step: Step, event: EventEnvelope, data: Data): void {
  const session = text(data, "sub_session_id", "session_id");
  const callId = text(data, "tool_call_id");
  if (session !== null) {
    const before = agentOf(step, session);
    if (before?.state === "running" && (callId === null || before.callId === callId)) return;
  }
  open(step, event, data, session, text(data, "parent_session_id", "parent_id"), callId);
}

/** An agent has ended; the step's own end is none of its agents'. */
export function endAgent(step: Step, event: EventEnvelope, data: Data): void {
  const agent = agentOf(step, text(data, "session_id") ?? "");
  if (agent === null || text(data, "parent_id") === null) return;
  const status = text(data, "status");
  const state = status === "failed" || status === "cancelled" ? status : "completed";
  tellOf(step, { ...agent, items: [...agent.items], state, endedAt: event.timestamp });
}

function agentOf(step: Step, session: string): Speaker | null {
  return step.agents.get(step.speakers.get(session) ?? "") ?? null;
}

function open(step: Step, event: EventEnvelope, data: Data, session: string | null, parent: string | null, callId: string | null): Speaker | null {
  const name = text(data, "agent", "name", "agent_name") ?? "agent";
  place(step, event.id, name, session === null ? null : event.id, parent, callId);
  if (session === null) return null;
  const agent: Speaker = {
    key: event.id,
    name,
    callId,
    state: "running",
    startedAt: event.timestamp,
    endedAt: null,
    items: [],
    generation: 0,
  };
  step.agents = new Map(step.agents).set(agent.key, agent);
  step.speakers = new Map(step.speakers).set(session, agent.key);
  return agent;
}

/** Ties an agent to the tool call that it works for, or puts it behind what its caller has done so far. */
function place(step: Step, key: string, name: string, inside: string | null, parent: string | null, callId: string | null): void {
  const caller = agentOf(step, parent ?? "");
  const items = caller === null ? step.items : [...caller.items];
  const at = items.findLastIndex((item) => item.kind === "tool" && item.callId === callId && item.inside === null);
  const call = items[at];
  if (call?.kind === "tool") items[at] = { ...call, inside };
  else items.push({ kind: "agent", key, name, inside });
  if (caller !== null) tellOf(step, { ...caller, items });
}
