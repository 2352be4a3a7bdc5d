import { call } from "@/lib/api/client";
import { ownKeyHeader } from "@/lib/own-key";
import type { Accepted, StartRequest } from "@/lib/api/types";

export function startRun(request: StartRequest): Promise<Accepted> {
  return call("POST", "/api/execute", { body: request, headers: ownKeyHeader() });
}
