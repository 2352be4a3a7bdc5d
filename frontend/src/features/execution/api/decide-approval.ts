import { call } from "@/lib/api/client";
import type { Decision } from "@/lib/api/types";


export function decideApproval(id: string, stage: string, decision: Decision): Promise<void> {
  return call("POST", `/api/executions/${encodeURIComponent(id)}/approvals/${encodeURIComponent(stage)}`, { body: decision });
}
