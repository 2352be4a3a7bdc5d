import { call } from "@/lib/api/client";
import type { Mode, TokenAnswer } from "@/lib/api/types";

export function changeMode(mode: Mode): Promise<TokenAnswer> {
  return call("POST", "/api/auth/mode", { body: { mode } });
}
