import { call } from "@/lib/api/client";

export type Control = "cancel" | "pause" | "resume";

export function controlExecution(id: string, control: Control): Promise<void> {
  return call("POST", `/api/executions/${encodeURIComponent(id)}/${control}`);
}
