const time = new Intl.DateTimeFormat("en", { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });
const whole = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "medium" });

const HOUR_MS = 3_600_000;

/** When something was, as short as can be understood now: the time of today, the date of another day. */
export function when(at: number, now: number): string {
  const then = new Date(at);
  if (then.toDateString() === new Date(now).toDateString()) return time.format(then);
  if (then.toDateString() === new Date(now - 24 * HOUR_MS).toDateString()) return `Yesterday, ${time.format(then)}`;
  return `${day.format(then)}, ${time.format(then)}`;
}

export function wholeTime(at: number): string {
  return whole.format(at);
}
