import type { Approval, ExecutionStatus, StepState as ToldState } from "@/lib/api/types";
import type { Moment } from "./context-history";

/** What the server tells of a step, and that it is held while the run is paused. */
export type StepState = ToldState | "paused";

export interface TextItem {
  readonly kind: "text" | "thinking";
  readonly key: string;
  readonly index: number;
  /** Which model call of the step it belongs to, from 0. */
  readonly generation: number;
  readonly text: string;
  readonly done: boolean;
  /** Whether something in the middle was missed; the block's end brings the whole text. */
  readonly gap: boolean;
}

export interface ToolItem {
  readonly kind: "tool";
  readonly key: string;
  readonly callId: string;
  readonly name: string;
  readonly input: unknown;
  readonly result: unknown;
  readonly error: string | null;
  readonly state: "running" | "completed" | "failed";
  readonly durationMs: number | null;
  /** Key of the agent that works for this call; null if none does. */
  readonly inside: string | null;
}

/** An agent that was called, where it is not known by which tool call. */
export interface AgentItem {
  readonly kind: "agent";
  readonly key: string;
  readonly name: string;
  /** Key of the agent; null if nothing is known of what it does. */
  readonly inside: string | null;
}

export interface NoteItem {
  readonly kind: "note";
  readonly key: string;
  readonly level: "info" | "warning" | "error";
  readonly text: string;
}

export type Item = TextItem | ToolItem | AgentItem | NoteItem;

/** What an agent says and does for one call of it. */
export interface AgentPart {
  readonly key: string;
  readonly name: string;
  readonly callId: string | null;
  readonly state: "running" | "completed" | "failed" | "cancelled";
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly items: readonly Item[];
}

export interface Variable {
  readonly name: string;
  readonly size: number;
  readonly preview: string;
}

export interface UsageView {
  readonly input: number;
  readonly output: number;
  readonly cost: number;
}

/** What one effect says about one step. */
export interface StepPart {
  readonly path: string;
  readonly state: StepState | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly attempt: number;
  readonly agent: string | null;
  readonly model: string | null;
  readonly provider: string | null;
  /** Whether the words come from the offline provider and not from a language model. */
  readonly offline: boolean;
  readonly error: string | null;
  readonly items: readonly Item[];
  /** The agents that were called, by key. */
  readonly agents: ReadonlyMap<string, AgentPart>;
  readonly usage: UsageView;
  readonly variables: readonly Variable[];
}

export interface StepView extends StepPart {
  /** Last part of the path: the step's own id, or an iteration such as [2]. */
  readonly id: string;
  /** Parts of the path before the last. */
  readonly parents: readonly string[];
}

export interface ContextEntry extends Variable {
  /** Path of the step that set it last; empty for what the run began with. */
  readonly setBy: string;
}

/** Everything that the viewer draws. */
export interface RunView {
  readonly status: ExecutionStatus;
  readonly ended: boolean;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly steps: readonly StepView[];
  readonly approval: Approval | null;
  /** What is still waited for before the run ends, in words; null if nobody asked for its end. */
  readonly stopping: { readonly waitsFor: readonly string[] } | null;
  readonly context: readonly ContextEntry[];
  /** What each step did to the variables, in order. */
  readonly history: readonly Moment[];
  readonly usage: { readonly input: number; readonly output: number; readonly cost: number | null };
  /** Most that the run may cost, in US dollars; null for no ceiling. */
  readonly ceiling: number | null;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly error: string | null;
  /** What a person can do about the error; null where its message says it. */
  readonly remedy: string | null;
  /** Since when the run stands still; null if it does not, or if nobody said. */
  readonly pausedAt: string | null;
  readonly offlineProvider: boolean;
  /** Whether words come from a script in the bundle. */
  readonly mockProvider: boolean;
  readonly eventCount: number;
}
