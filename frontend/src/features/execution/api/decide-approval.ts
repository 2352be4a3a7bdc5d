import { call } from "@/lib/api/client";

export interface Decision {
  decision: "approve" | "deny";
  message?: string;
  context?: Record<string, unknown>;
}

export function decideApproval(id: string, stage: string, decision: Decision): Promise<void> {
  return call("POST", `/api/executions/${encodeURIComponent(id)}/approvals/${encodeURIComponent(stage)}`, { body: decision });
}
