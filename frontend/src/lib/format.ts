/** A number with commas between thousands and at most one decimal. A formatter of `Intl` would take longer to make than the first drawing of a page. */
function decimal(value: number): string {
  const [whole = "", tenths] = String(Math.round(value * 10) / 10).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return tenths === undefined ? grouped : `${grouped}.${tenths}`;
}

/** A duration in milliseconds as people say it: 0.4 s, 12 s, 3 min 5 s. */
export function formatDuration(ms: number): string {
  if (ms < 0 || !Number.isFinite(ms)) return "";
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${decimal(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function formatCount(count: number): string {
  return count >= 10_000 ? `${decimal(count / 1_000)}k` : decimal(count);
}

/** US dollars; null says that the price is not known. */
export function formatCost(cost: number | null | undefined): string {
  if (cost === null || cost === undefined) return "price unknown";
  if (cost === 0) return "$0";
  return cost < 0.01 ? `$${cost.toFixed(4)}` : `$${cost.toFixed(2)}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${decimal(bytes / 1_024)} KB`;
  return `${decimal(bytes / 1_048_576)} MB`;
}

/** "make-cards" as "Make cards". */
export function humanize(identifier: string): string {
  const words = identifier.replace(/^_+/, "").replace(/[-_]+/g, " ").trim();
  return words === "" ? identifier : words[0]?.toUpperCase() + words.slice(1);
}
