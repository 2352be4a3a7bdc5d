import { isVersion, type Version } from "./version";
import type { Change } from "./changes";

const DATABASE = "amplifier.versions";
const STORE = "versions";
const OPEN_MS = 4_000;

/** Where versions are kept. */
export interface VersionStorage {
  /** Whether they are still there when the page is opened again. */
  readonly lasting: boolean;
  /** Puts what a change makes of the versions in their place, and answers with that. Nobody else changes them in between. */
  change(change: Change): Promise<readonly Version[]>;
}

/** The browser's database, or this page's memory where the browser refuses it. */
export async function openStorage(): Promise<VersionStorage> {
  try {
    return new BrowserStorage(await openDatabase());
  } catch {
    return new MemoryStorage();
  }
}

export class MemoryStorage implements VersionStorage {
  readonly lasting = false;
  private versions: readonly Version[] = [];

  change(change: Change): Promise<readonly Version[]> {
    this.versions = change(this.versions);
    return Promise.resolve(this.versions);
  }
}

class BrowserStorage implements VersionStorage {
  readonly lasting = true;

  constructor(private readonly database: IDBDatabase) {}

  change(change: Change): Promise<readonly Version[]> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, "readwrite");
      const store = transaction.objectStore(STORE);
      let after: readonly Version[] = [];
      const reading = store.getAll() as IDBRequest<unknown[]>;
      reading.onsuccess = () => {
        const before = reading.result.filter(isVersion).sort((a, b) => (b.moments.at(-1)?.at ?? 0) - (a.moments.at(-1)?.at ?? 0));
        after = change(before);
        const stay = new Set(after.map(({ id }) => id));
        const known = new Set(before);
        for (const { id } of before) if (!stay.has(id)) store.delete(id);
        for (const version of after) if (!known.has(version)) store.put(version);
      };
      transaction.oncomplete = () => resolve(after);
      transaction.onabort = () => reject(transaction.error ?? new Error("The browser keeps no more versions."));
    });
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error("The browser did not open its database in time.")), OPEN_MS);
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
    opening.onerror = () => reject(opening.error ?? new Error("The browser refuses its database."));
    opening.onsuccess = () => {
      clearTimeout(patience);
      const database = opening.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}
