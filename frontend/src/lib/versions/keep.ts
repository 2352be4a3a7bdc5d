import { useDraft } from "../drafts";
import { loadPart } from "../load-part";
import { starterRecipe } from "../recipe/starter";
import type { DocumentKind, Occasion } from "./version";

const REST_MS = 4_000;

const versions = () => import("./versions");
const load = () => loadPart(versions, { quietly: true });

/** The text from which the next larger change is counted, by kind. */
const counted = new Map<DocumentKind, string>();

/** Keeps a version of a text. Never throws, and nobody has to wait for it. */
export function keepVersion(kind: DocumentKind, text: string, why: Occasion, run?: string): void {
  keepReplaced(kind, null, text, why, run);
}

/** Keeps what a text was and what takes its place; `before` is null if nothing is to be kept of that. The starter recipe is never lost anyway. */
export function keepReplaced(kind: DocumentKind, before: string | null, text: string, why: Occasion, run?: string): void {
  counted.set(kind, text);
  const at = Date.now();
  const replaced = before === null || before === text || before === starterRecipe ? [] : [{ kind, text: before, moment: { at: at - 1, why: "before" as const } }];
  const moment = run === undefined ? { at, why } : { at, why, run };
  void load()
    .then(({ keepTexts }) => keepTexts([...replaced, { kind, text, moment }]))
    .catch(() => undefined);
}

/** Notes that a run was started again as another. */
export function keepRerun(run: string, next: string): void {
  void load()
    .then(({ linkRerun }) => linkRerun(run, next))
    .catch(() => undefined);
}

/** Keeps versions of a text that is being written, when typing rests after a larger change. */
export class Resting {
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly kind: DocumentKind) {}

  /** Says that the text is this now. */
  changed(text: string): void {
    if (!counted.has(this.kind)) counted.set(this.kind, text);
    this.stop();
    this.timer = setTimeout(() => this.rest(text), REST_MS);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private rest(text: string): void {
    const before = counted.get(this.kind);
    if (before === undefined || before === text) return;
    void load()
      .then(({ keepIfLarger }) => keepIfLarger(this.kind, before, text))
      .then((larger) => {
        if (larger) counted.set(this.kind, text);
      })
      .catch(() => undefined);
  }
}

/** Watches the recipe of the draft for larger changes; answers how to stop. */
export function keepLargerChanges(): () => void {
  const resting = new Resting("recipe");
  const { draft, loaded } = useDraft.getState();
  if (loaded) resting.changed(draft.recipe);
  const unwatch = useDraft.subscribe((state, before) => {
    if (!state.loaded) return;
    if (!before.loaded || state.draft.recipe !== before.draft.recipe) resting.changed(state.draft.recipe);
  });
  return () => {
    unwatch();
    resting.stop();
  };
}
