const decimal = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en");

/** A duration in milliseconds as people say it: 0.4 s, 12 s, 3 min 5 s. */
export function formatDuration(ms: number): string {
  if (ms < 0 || !Number.isFinite(ms)) return "";
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${decimal.format(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function formatCount(count: number): string {
  return count >= 10_000 ? `${decimal.format(count / 1_000)}k` : whole.format(count);
}

/** US dollars; null says that the price is not known. */
export function formatCost(cost: number | null | undefined): string {
  if (cost === null || cost === undefined) return "price unknown";
  if (cost === 0) return "$0";
  return cost < 0.01 ? `$${cost.toFixed(4)}` : `$${cost.toFixed(2)}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${decimal.format(bytes / 1_024)} KB`;
  return `${decimal.format(bytes / 1_048_576)} MB`;
}

/** "make-cards" as "Make cards". */
export function humanize(identifier: string): string {
  const words = identifier.replace(/^_+/, "").replace(/[-_]+/g, " ").trim();
  return words === "" ? identifier : words[0]?.toUpperCase() + words.slice(1);
}
