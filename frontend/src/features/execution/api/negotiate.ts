import { call } from "@/lib/api/client";

/** A Web PubSub address for this person, already in the groups of the executions. */
export function negotiate(executions: readonly string[]): Promise<{ url: string }> {
  return call("POST", "/api/stream/negotiate", { body: { executions } });
}
