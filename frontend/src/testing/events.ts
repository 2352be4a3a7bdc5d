import type { EventEnvelope } from "@/lib/api/types";

export const EXECUTION = "00000000-0000-4000-8000-000000000001";

/** An event at a place in an execution; later places get later times. */
export function event(
  effect: number,
  number: number,
  type: string,
  data: Record<string, unknown> = {},
  rest: Partial<EventEnvelope> = {},
): EventEnvelope {
  const pad = (value: number) => String(value).padStart(6, "0");
  return {
    id: `${EXECUTION}:${pad(effect)}-${pad(number)}`,
    execution_id: EXECUTION,
    type,
    timestamp: new Date(Date.UTC(2026, 0, 1) + effect * 60_000 + number * 100).toISOString(),
    data,
    run: 1,
    ...rest,
  };
}
