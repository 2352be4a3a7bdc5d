import { call } from "@/lib/api/client";
import type { SignInStart, SignInWay } from "@/lib/api/types";

/** Begins to sign in one way. The server remembers in a cookie of this browser which way it was. */
export function startSignIn(way: SignInWay): Promise<SignInStart> {
  return call("GET", `/api/auth/${way}/start`);
}
