import { call } from "@/lib/api/client";

export function startGithub(): Promise<{ authorize_url: string; state: string }> {
  return call("GET", "/api/auth/github/start");
}
