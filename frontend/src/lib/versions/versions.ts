import { create } from "zustand";
import { diffSize } from "../line-diff";
import { bytesOf } from "./bounds";
import { alsoRan, keep, pin, remove, rename, takeIn, type Change } from "./changes";
import { openStorage, MemoryStorage, type VersionStorage } from "./storage";
import type { DocumentKind, Kept, Version } from "./version";

interface VersionsState {
  /** The newest first. */
  readonly versions: readonly Version[];
  readonly loaded: boolean;
  /** Whether they outlive this page; false where the browser refuses storage. */
  readonly lasting: boolean;
}

/** What is kept, as it was when it was read or changed here last. */
export const useVersions = create<VersionsState>(() => ({ versions: [], loaded: false, lasting: true }));

const LARGER_LINES = 5;
const LARGER_LETTERS = 240;

let opening: Promise<VersionStorage> | null = null;

export const loadVersions = () => perform((versions) => versions);
export const nameVersion = (id: string, name: string) => perform(rename(id, name));
export const pinVersion = (id: string, pinned: boolean) => perform(pin(id, pinned));
export const removeVersions = (ids: readonly string[]) => perform(remove(ids));
export const linkRerun = (run: string, next: string) => perform(alsoRan(run, next, Date.now()));
export const importVersions = (values: readonly unknown[]) => perform(takeIn(values, Date.now()));

export const removeAllVersions = () => perform(() => []);

/** How much room texts take, in bytes of memory. */
export function textBytes(versions: readonly Version[]): number {
  return versions.reduce((bytes, version) => bytes + bytesOf(version), 0);
}

export async function exportVersions(): Promise<readonly Version[]> {
  await loadVersions();
  return useVersions.getState().versions;
}

/** Keeps texts in the order given, at one time. */
export function keepTexts(kept: readonly Kept[]): Promise<void> {
  const changes = kept.map((each) => keep(each, crypto.randomUUID()));
  return perform((versions) => changes.reduce((now, change) => change(now), versions));
}

/** Keeps what was before and what is now if that is a larger change; answers whether it is. */
export async function keepIfLarger(kind: DocumentKind, before: string, now: string): Promise<boolean> {
  const { added, removed } = diffSize(before, now);
  if (added + removed < LARGER_LINES && Math.abs(before.length - now.length) < LARGER_LETTERS) return false;
  const at = Date.now();
  await keepTexts([
    { kind, text: before, moment: { at: at - 1, why: "before" } },
    { kind, text: now, moment: { at, why: "typed" } },
  ]);
  return true;
}

/** The version that a run was started from; null if none is kept. */
export function versionOfRun(versions: readonly Version[], run: string): Version | null {
  return versions.find(({ moments }) => moments.some((moment) => moment.run === run)) ?? null;
}

async function perform(change: Change): Promise<void> {
  opening ??= openStorage();
  const storage = await opening;
  try {
    useVersions.setState({ versions: await storage.change(change), loaded: true, lasting: storage.lasting });
  } catch {
    // Full, or taken away while the page is open: from here on what is known stays in memory.
    const memory = new MemoryStorage();
    const known = useVersions.getState().versions;
    await memory.change(() => known);
    opening = Promise.resolve(memory);
    useVersions.setState({ versions: await memory.change(change), loaded: true, lasting: false });
  }
}
