import type { EventEnvelope } from "@/lib/api/types";

/** The events in a message: one, or a list of them. Anything else is left out. */
export function envelopesIn(data: unknown): EventEnvelope[] {
  const parsed = typeof data === "string" ? parse(data) : data;
  if (Array.isArray(parsed)) return parsed.filter(isEnvelope);
  if (isEnvelope(parsed)) return [parsed];
  if (typeof parsed === "object" && parsed !== null && "events" in parsed) return envelopesIn(parsed.events);
  return [];
}

function isEnvelope(value: unknown): value is EventEnvelope {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "type" in value &&
    typeof value.type === "string" &&
    "execution_id" in value &&
    typeof value.execution_id === "string"
  );
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
