import { call } from "./client";
import { ownKeyHeader } from "../own-key";
import type { Accepted, StartRequest } from "./types";

export function startRun(request: StartRequest): Promise<Accepted> {
  return call("POST", "/api/execute", { body: request, headers: ownKeyHeader() });
}
