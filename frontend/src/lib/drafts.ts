import { create } from "zustand";
import { starterRecipe } from "./recipe/starter";
import type { EnteredInputs } from "./recipe/inputs";
import { readStored, writeStored } from "./storage";

export type SourceKind = "prompt" | "recipe";

/** What is being written; kept in this browser so that nothing is lost to a reload or a sign-in. */
export interface Draft {
  readonly source: SourceKind;
  readonly prompt: string;
  readonly recipe: string;
  readonly bundle: string;
  readonly model: string;
  readonly inputs: EnteredInputs;
  /** The gallery item that the recipe came from unchanged; null if it was written or changed here. */
  readonly galleryId: string | null;
}

export const emptyDraft: Draft = {
  source: "recipe",
  prompt: "",
  recipe: starterRecipe,
  bundle: "",
  model: "",
  inputs: {},
  galleryId: null,
};

interface DraftState {
  draft: Draft;
  /** False until the stored draft was read, so that it is not overwritten by the starter. */
  loaded: boolean;
}

const KEY = "draft";
const SAVE_REST_MS = 400;

export const useDraft = create<DraftState>(() => ({ draft: emptyDraft, loaded: false }));

export function loadDraft(): void {
  if (useDraft.getState().loaded) return;
  useDraft.setState({ draft: { ...emptyDraft, ...readStored<Partial<Draft>>(KEY, {}) }, loaded: true });
}

let saving: ReturnType<typeof setTimeout> | null = null;

export function changeDraft(change: Partial<Draft>): void {
  useDraft.setState((state) => ({ draft: { ...state.draft, ...change } }));
  if (saving !== null) clearTimeout(saving);
  saving = setTimeout(saveDraft, SAVE_REST_MS);
}

/** Writes a change that still waits to be written, for when the page is about to be left. */
export function saveWaitingDraft(): void {
  if (saving !== null) saveDraft();
}

/** Writes the draft at once. */
export function saveDraft(): void {
  if (saving !== null) clearTimeout(saving);
  saving = null;
  if (useDraft.getState().loaded) writeStored(KEY, useDraft.getState().draft);
}
