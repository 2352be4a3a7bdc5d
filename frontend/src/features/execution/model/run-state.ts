import type { EventEnvelope, Execution } from "@/lib/api/types";
import { viewEffect, type EffectView } from "./effect-view";
import { addedAtEnd, appendToLog, positionOf, type EffectLog } from "./event-log";

interface Effect {
  readonly log: EffectLog;
  readonly view: EffectView;
}

/** All that is known of one execution: its events by effect, and the last snapshot that the server gave. */
export interface RunState {
  readonly effects: ReadonlyMap<number, Effect>;
  readonly snapshot: Execution | null;
}

export type RunAction =
  | { type: "events"; events: readonly EventEnvelope[] }
  | { type: "snapshot"; execution: Execution };

export const emptyRun: RunState = { effects: new Map(), snapshot: null };

/** The state after an action; the same object if the action says nothing new. */
export function reduceRun(state: RunState, action: RunAction): RunState {
  switch (action.type) {
    case "events":
      return withEvents(state, action.events);
    case "snapshot":
      return { ...withEvents(state, action.execution.events, true), snapshot: action.execution };
  }
}

/** Every event that counts, in order. */
export function eventsOf(state: RunState): EventEnvelope[] {
  return [...state.effects].sort(([a], [b]) => a - b).flatMap(([, effect]) => effect.log.events);
}

function withEvents(state: RunState, events: readonly EventEnvelope[], fromHistory = false): RunState {
  const batches = new Map<number, EventEnvelope[]>();
  for (const event of events) {
    const position = positionOf(event.id);
    if (position === null) continue;
    const batch = batches.get(position.effect);
    if (batch === undefined) batches.set(position.effect, [event]);
    else batch.push(event);
  }
  let effects: Map<number, Effect> | null = null;
  for (const [effect, batch] of batches) {
    const before = state.effects.get(effect);
    const log = appendToLog(before?.log, batch, fromHistory);
    if (log === before?.log) continue;
    effects ??= new Map(state.effects);
    const added = before === undefined ? null : addedAtEnd(before.log, log);
    effects.set(effect, { log, view: added === null ? viewEffect(log.events) : viewEffect(added, before?.view) });
  }
  return effects === null ? state : { ...state, effects };
}
