import { call } from "@/lib/api/client";
import type { SignInWay, TokenAnswer } from "@/lib/api/types";

export function finishSignIn(way: SignInWay, answer: { code: string; state: string }): Promise<TokenAnswer> {
  return call("POST", `/api/auth/${way}`, { body: answer });
}
