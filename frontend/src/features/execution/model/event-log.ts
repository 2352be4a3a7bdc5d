import type { EventEnvelope } from "@/lib/api/types";

/**
 * The events of one effect, in order and each once.
 *
 * Rules: (1) an (id, run) that was seen is dropped; (2) a later run of the effect supersedes all that an earlier run said;
 * (3) what an earlier run says after that is ignored; (4) the run that the history keeps is the one that counts, also when clocks of two hosts
 * disagree and its number is the lower one.
 */
export interface EffectLog {
  readonly run: number;
  /** Whether the history has told which run counts. */
  readonly kept: boolean;
  readonly events: readonly EventEnvelope[];
}

export interface EventPosition {
  readonly effect: number;
  readonly number: number;
}

const POSITION = /:(\d+)-(\d+)$/;

/** Where an event stands in its execution; null if its id is not one of ours. */
export function positionOf(id: string): EventPosition | null {
  const match = POSITION.exec(id);
  return match === null ? null : { effect: Number(match[1]), number: Number(match[2]) };
}

/** The log with the batch taken in, which comes from the history or else from the stream; the same object if the batch says nothing new. */
export function appendToLog(log: EffectLog | undefined, batch: readonly EventEnvelope[], fromHistory = false): EffectLog {
  const current = log ?? { run: 0, kept: false, events: [] };
  const run = runThatCounts(current, batch, fromHistory);
  const kept = current.kept || fromHistory;
  const known = run === current.run ? current.events : [];
  const fresh = batch.filter((event) => (event.run ?? 0) === run);
  const last = known.at(-1);

  if (isAscending(fresh) && (last === undefined || (fresh[0] !== undefined && fresh[0].id > last.id))) {
    return fresh.length === 0 && log !== undefined ? log : { run, kept, events: known.length === 0 ? fresh : [...known, ...fresh] };
  }
  const byId = new Map(known.map((event) => [event.id, event]));
  for (const event of fresh) if (!byId.has(event.id)) byId.set(event.id, event);
  if (log !== undefined && run === log.run && kept === log.kept && byId.size === known.length) return log;
  return { run, kept, events: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The events that stand behind all those of the earlier log; null if the later log changed more than its end. */
export function addedAtEnd(before: EffectLog, after: EffectLog): readonly EventEnvelope[] | null {
  const known = before.events.length;
  return before.run === after.run && before.events[known - 1] === after.events[known - 1] ? after.events.slice(known) : null;
}

function runThatCounts(current: EffectLog, batch: readonly EventEnvelope[], fromHistory: boolean): number {
  if (fromHistory) return batch[0]?.run ?? 0;
  return current.kept ? current.run : batch.reduce((latest, event) => Math.max(latest, event.run ?? 0), current.run);
}

function isAscending(events: readonly EventEnvelope[]): boolean {
  return events.every((event, index) => index === 0 || (events[index - 1]?.id ?? "") < event.id);
}
