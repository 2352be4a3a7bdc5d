import { create } from "zustand";
import { changeDraft, useDraft } from "@/lib/drafts";

interface History {
  readonly past: readonly string[];
  readonly future: readonly string[];
}

const MOST = 200;
const TYPING_MS = 900;

/** One undo stack for the text, the canvas and the list. */
export const useHistory = create<History>(() => ({ past: [], future: [] }));

let typedAt = 0;

/** Takes in an edit. Letters typed one after another count as one. */
export function recordEdit(source: string, how: "typing" | "canvas"): void {
  const before = useDraft.getState().draft.recipe;
  if (source === before) return;
  const goesOn = how === "typing" && Date.now() - typedAt < TYPING_MS && useHistory.getState().past.length > 0;
  typedAt = how === "typing" ? Date.now() : 0;
  useHistory.setState(({ past }) => ({ past: goesOn ? past : [...past, before].slice(-MOST), future: [] }));
  changeDraft({ recipe: source, galleryId: null });
}

export function undo(): void {
  step("past", "future");
}

export function redo(): void {
  step("future", "past");
}

function step(from: keyof History, to: keyof History): void {
  const history = useHistory.getState();
  const source = history[from].at(-1);
  if (source === undefined) return;
  const now = useDraft.getState().draft.recipe;
  typedAt = 0;
  useHistory.setState({ [from]: history[from].slice(0, -1), [to]: [...history[to], now] } as unknown as History);
  changeDraft({ recipe: source, galleryId: null });
}
