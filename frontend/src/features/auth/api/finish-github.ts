import { call } from "@/lib/api/client";
import type { TokenAnswer } from "@/lib/api/types";

export function finishGithub(answer: { code: string; state: string }): Promise<TokenAnswer> {
  return call("POST", "/api/auth/github", { body: answer });
}
