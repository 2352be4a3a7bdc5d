import { call } from "@/lib/api/client";
import type { Accepted } from "@/lib/api/types";

export interface Rerun {
  from_step: string;
  inputs?: Record<string, unknown>;
  recipe_yaml?: string;
}

/** A new execution that goes on from a step, with the outputs of earlier steps kept. */
export function rerunExecution(id: string, rerun: Rerun): Promise<Accepted> {
  return call("POST", `/api/executions/${encodeURIComponent(id)}/rerun`, { body: rerun });
}
