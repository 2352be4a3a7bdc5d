import { call } from "@/lib/api/client";

/** What a person asks of a run. `stop-after` lets what is under way come to its end and starts nothing more; `stop-now` abandons it. */
export type Control = "stop-after" | "stop-now" | "pause" | "resume";

const levels = { "stop-after": "graceful", "stop-now": "immediate" } as const;

export function controlExecution(id: string, control: Control): Promise<void> {
  const execution = `/api/executions/${encodeURIComponent(id)}`;
  return control === "pause" || control === "resume" ? call("POST", `${execution}/${control}`) : call("POST", `${execution}/cancel`, { body: { level: levels[control] } });
}
