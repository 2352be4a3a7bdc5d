import type { StepPart } from "./types";

/** A step of which nothing has been said. */
export const blankPart: StepPart = {
  path: "",
  state: null,
  startedAt: null,
  endedAt: null,
  attempt: 1,
  agent: null,
  model: null,
  provider: null,
  offline: false,
  error: null,
  items: [],
  agents: new Map(),
  usage: { input: 0, output: 0, cost: 0 },
  variables: [],
};
