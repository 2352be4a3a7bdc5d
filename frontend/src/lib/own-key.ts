import { create } from "zustand";

export const keyProviders = { anthropic: "Anthropic", openai: "OpenAI" } as const;
export type KeyProvider = keyof typeof keyProviders;

interface OwnKeyState {
  provider: KeyProvider;
  /** Empty while there is none. */
  key: string;
  /** Most that a run may cost, in US dollars; null for no ceiling. */
  ceiling: number | null;
}

const KEPT = "amplifier.own-key";
const none: OwnKeyState = { provider: "anthropic", key: "", ceiling: null };

/** A provider key of the user's own. It lives in this memory, and in the tab's session storage only if the user asks for that. */
export const useOwnKey = create<OwnKeyState>(() => none);

/** Sets the key; `keep` lets it survive a reload of this tab. */
export function setOwnKey(next: OwnKeyState, keep: boolean): void {
  useOwnKey.setState(next);
  try {
    if (keep && next.key !== "") sessionStorage.setItem(KEPT, JSON.stringify(next));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that refuses storage keeps the key in memory only.
  }
}

/** Takes up a key that this tab was asked to keep. */
export function loadOwnKey(): boolean {
  try {
    const kept = sessionStorage.getItem(KEPT);
    if (kept === null) return false;
    const value = JSON.parse(kept) as Partial<OwnKeyState>;
    if (typeof value.key !== "string" || !(value.provider !== undefined && value.provider in keyProviders)) return false;
    useOwnKey.setState({ provider: value.provider, key: value.key, ceiling: typeof value.ceiling === "number" ? value.ceiling : null });
    return true;
  } catch {
    return false;
  }
}

/** The header that hands the key over for one run; nothing without a key. */
export function ownKeyHeader(): Record<string, string> {
  const { provider, key } = useOwnKey.getState();
  return key === "" ? {} : { "X-Provider-Key": `${provider}=${key}` };
}
