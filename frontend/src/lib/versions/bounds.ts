import { isMarked, lastMoment, type Version } from "./version";

const DAY_MS = 86_400_000;

/** What the browser keeps at most. Bytes are those of the texts in memory, two a character. */
export const bounds = {
  ageDays: 90,
  ofDocument: { count: 60, bytes: 2_000_000 },
  inAll: { count: 400, bytes: 12_000_000 },
} as const;

/**
 * The versions that stay, the newest first. The newest of each document comes first, then what is pinned or named, then the rest by age;
 * only what nobody marked grows too old.
 */
export function withinBounds(versions: readonly Version[], now: number): Version[] {
  const byAge = versions.filter((version) => isMarked(version) || now - lastMoment(version).at <= bounds.ageDays * DAY_MS).sort(newestFirst);
  const newest = new Set(new Map(byAge.toReversed().map((version) => [documentOf(version), version])).values());
  const rank = (version: Version) => (newest.has(version) ? 0 : isMarked(version) ? 1 : 2);
  const all = new Room(bounds.inAll);
  const documents = new Map<string, Room>();
  const stay = byAge
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((version) => {
      const document = documents.get(documentOf(version)) ?? new Room(bounds.ofDocument);
      documents.set(documentOf(version), document);
      const bytes = bytesOf(version);
      if (!all.has(bytes) || !document.has(bytes)) return false;
      all.take(bytes);
      document.take(bytes);
      return true;
    });
  return stay.sort(newestFirst);
}

export function bytesOf({ text }: Version): number {
  return 2 * text.length;
}

function documentOf({ kind, document }: Version): string {
  return `${kind} ${document}`;
}

function newestFirst(a: Version, b: Version): number {
  return lastMoment(b).at - lastMoment(a).at;
}

class Room {
  private count = 0;
  private bytes = 0;

  constructor(private readonly most: { readonly count: number; readonly bytes: number }) {}

  has(bytes: number): boolean {
    return this.count < this.most.count && this.bytes + bytes <= this.most.bytes;
  }

  take(bytes: number): void {
    this.count += 1;
    this.bytes += bytes;
  }
}
