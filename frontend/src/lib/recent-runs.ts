import { create } from "zustand";
import type { Estimate } from "./api/types";
import { readStored, writeStored } from "./storage";

export interface RecentRun {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was guessed before it began; absent if nothing was. */
  readonly estimate?: Estimate;
}

const KEY = "recent-runs";
const MOST = 12;

/** Runs that were started in this browser, newest first. */
export const useRecentRuns = create<{ runs: readonly RecentRun[] }>(() => ({ runs: [] }));

export function loadRecentRuns(): void {
  useRecentRuns.setState({ runs: readStored<RecentRun[]>(KEY, []) });
}

export function rememberRun(run: RecentRun): void {
  const others = readStored<RecentRun[]>(KEY, []).filter(({ id }) => id !== run.id);
  const runs = [run, ...others].slice(0, MOST);
  writeStored(KEY, runs);
  useRecentRuns.setState({ runs });
}
