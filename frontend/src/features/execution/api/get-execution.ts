import { call } from "@/lib/api/client";
import type { Execution } from "@/lib/api/types";

/** One execution with its kept events. With `replay` the hosts send what they hold of running steps to the stream again. */
export function getExecution(id: string, options: { replay: boolean; signal?: AbortSignal }): Promise<Execution> {
  const query = options.replay ? "?replay=true" : "";
  return call("GET", `/api/executions/${encodeURIComponent(id)}${query}`, { signal: options.signal });
}
