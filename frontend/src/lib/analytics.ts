import type { components } from "./api/schema";
import { env } from "@/config/env";

type EventName = components["schemas"]["AnalyticsName"];
type Properties = Readonly<Record<string, string | number | boolean>>;

const REST_MS = 3_000;
const MOST = 100;

let waiting: { name: EventName; timestamp: string; properties?: Properties }[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Counts that something was used. What a person wrote never goes along. */
export function track(name: EventName, properties?: Properties): void {
  if (navigator.doNotTrack === "1") return;
  waiting = [...waiting, { name, timestamp: new Date().toISOString(), properties }].slice(-MOST);
  timer ??= setTimeout(send, REST_MS);
}

function send(): void {
  timer = null;
  const events = waiting;
  waiting = [];
  fetch(`${env.apiOrigin}/api/analytics/track`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ events }),
    credentials: "omit",
    keepalive: true,
  }).catch(() => undefined);
}
