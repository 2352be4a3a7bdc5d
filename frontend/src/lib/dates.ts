const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Not by `Intl`: to make one of its formatters takes longer than the first drawing of a page.

/** 9:05 AM, in the visitor's own time zone, as all of these. */
export function timeOfDay(at: Date): string {
  const hour = at.getHours();
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(at.getMinutes()).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

/** Nov 29 */
export function dayOfYear(at: Date): string {
  return `${MONTHS[at.getMonth()]} ${at.getDate()}`;
}

/** Nov 29, 2026 */
export function date(at: Date): string {
  return `${dayOfYear(at)}, ${at.getFullYear()}`;
}
