/** Headers of a signed request, after Standard Webhooks. */
export interface SignedHeaders {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
}

const PREFIX = "whsec_";

/** Signs a body with a webhook's secret. Times are in seconds since 1970. */
export async function signRequest(secret: string, id: string, timestamp: number, body: string): Promise<SignedHeaders> {
  const bytes = Uint8Array.from(atob(secret.replace(PREFIX, "")), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`,
  };
}
