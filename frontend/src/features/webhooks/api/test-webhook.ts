import { env } from "@/config/env";
import { problemOf } from "@/lib/api/problem";
import { signRequest } from "../sign";

const WAIT_SECONDS = 20;
const PATH = /\/api\/hooks\/.+$/;

/** Calls a webhook as another system would, and answers what came back. */
export async function testWebhook(url: string, secret: string, body: string): Promise<unknown> {
  const path = PATH.exec(new URL(url, location.href).pathname)?.[0] ?? "";
  const headers = await signRequest(secret, `msg_${crypto.randomUUID()}`, Math.floor(Date.now() / 1000), body);
  const response = await fetch(`${env.apiOrigin}${path}?wait=${WAIT_SECONDS}`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    credentials: "omit",
    body,
  });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
