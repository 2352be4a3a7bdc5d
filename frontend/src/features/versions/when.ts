import { dayOfYear, timeOfDay } from "@/lib/dates";

const HOUR_MS = 3_600_000;

/** When something was, as short as can be understood now: the time of today, the date of another day. */
export function when(at: number, now: number): string {
  const then = new Date(at);
  if (then.toDateString() === new Date(now).toDateString()) return timeOfDay(then);
  if (then.toDateString() === new Date(now - 24 * HOUR_MS).toDateString()) return `Yesterday, ${timeOfDay(then)}`;
  return `${dayOfYear(then)}, ${timeOfDay(then)}`;
}

export function wholeTime(at: number): string {
  return new Date(at).toLocaleString("en", { dateStyle: "full", timeStyle: "medium" });
}
