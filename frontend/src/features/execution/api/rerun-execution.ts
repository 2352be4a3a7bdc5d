import { call } from "@/lib/api/client";
import { ownKeyHeader } from "@/lib/own-key";
import type { Accepted, Rerun } from "@/lib/api/types";

/** A new execution that goes on from a step, with the outputs of earlier steps kept. */
export function rerunExecution(id: string, rerun: Rerun): Promise<Accepted> {
  return call("POST", `/api/executions/${encodeURIComponent(id)}/rerun`, { body: rerun, headers: ownKeyHeader() });
}
