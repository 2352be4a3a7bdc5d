import { call } from "@/lib/api/client";
import type { Accepted, StartRequest } from "@/lib/api/types";

export function startRun(request: StartRequest): Promise<Accepted> {
  return call("POST", "/api/execute", { body: request });
}
