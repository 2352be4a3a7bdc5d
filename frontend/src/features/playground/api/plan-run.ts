import { call } from "@/lib/api/client";
import type { Plan, StartRequest } from "@/lib/api/types";

/** A dry run of what would be started: calls no model. */
export function planRun(run: StartRequest, signal: AbortSignal): Promise<Plan> {
  return call("POST", "/api/recipes/plan", { body: run, signal });
}
