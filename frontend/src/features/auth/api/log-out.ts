import { call } from "@/lib/api/client";

export function logOut(): Promise<void> {
  return call("POST", "/api/auth/logout");
}
