import { create } from "zustand";
import { track } from "@/lib/analytics";
import { startRun } from "@/lib/api/start-run";
import type { Finding } from "@/lib/api/types";
import { validate } from "@/lib/api/validate";
import { useDraft } from "@/lib/drafts";
import { useOwnKey } from "@/lib/own-key";
import { isSignedIn } from "@/lib/session";
import { readAnswer } from "./answer";
import type { Feed } from "./feed";
import { conversationOf, furtherQuestion, MOST_RECIPE, questionAbout, secondQuestion, type Turn } from "./question";

/** The bundle of the gallery that answers. */
export const ASSISTANT_BUNDLE = "recipe-assistant";

/** A text that is offered in place of the one of now. Nothing applies it but a person. */
export interface Proposal {
  readonly recipe: string;
  /** What it says about it. */
  readonly words: string;
  /** What keeps it from running; null if the check could not be asked. */
  readonly errors: readonly Finding[] | null;
  /** Whether it comes of the check's own corrections and no model. */
  readonly byCheck: boolean;
}

export type Phase =
  | { readonly at: "resting" }
  | { readonly at: "starting" }
  | { readonly at: "working"; readonly executionId: string; readonly second: boolean }
  | { readonly at: "checking" }
  | { readonly at: "signed-out" }
  | { readonly at: "stopped" }
  | { readonly at: "failed"; readonly error: unknown; readonly remedy: string | null };

interface AssistantState {
  readonly phase: Phase;
  readonly turns: readonly Turn[];
  readonly proposal: Proposal | null;
  /** The text that the assistant knows: of the last question, or of its last answer. */
  readonly known: string | null;
  readonly asked: { readonly wish: string | null; readonly prompt: string } | null;
}

const nothing: AssistantState = { phase: { at: "resting" }, turns: [], proposal: null, known: null, asked: null };

/** The conversation of this page with the assistant. It goes on while its dialog is closed, and ends with the page. */
export const useAssistant = create<AssistantState>(() => nothing);

const set = useAssistant.setState;

/**
 * Asks for a change of a text. Within a conversation whose last recipe waits or was applied, only the wish is sent.
 * Answers whether the question was taken.
 */
export async function ask(text: string, findings: readonly Finding[], wish: string): Promise<boolean> {
  if (isBusy(useAssistant.getState().phase)) return false;
  const { proposal, known, turns } = useAssistant.getState();
  if (text.length > MOST_RECIPE) {
    set({ phase: { at: "failed", error: new Error(`This recipe has ${text.length} characters; the assistant takes ${MOST_RECIPE} at most.`), remedy: "Ask about a part of it in a recipe of its own." } });
    return false;
  }
  const goesOn = turns.length > 0 && (proposal !== null ? !proposal.byCheck : known === text);
  const prompt = goesOn ? furtherQuestion(wish) : questionAbout(text, findings, wish);
  return send(wish, prompt, goesOn ? known : text);
}

/** Takes in what the execution does; at its end the answer is read and checked. */
export async function hear(executionId: string, feed: Feed): Promise<void> {
  const { phase, asked, turns } = useAssistant.getState();
  if (phase.at !== "working" || phase.executionId !== executionId || feed.ended === null || asked === null) return;
  if (feed.ended === "cancelled") {
    set({ phase: { at: "stopped" }, asked: null });
    return;
  }
  if (feed.ended === "failed") {
    set({ phase: { at: "failed", error: new Error(feed.error ?? "The assistant's run failed."), remedy: feed.remedy }, asked: null });
    return;
  }
  const answer = readAnswer(feed.text);
  set({ phase: { at: "checking" }, turns: [...turns, { ...asked, answer: feed.text }], asked: null });
  if (answer.recipe === null) {
    set({ phase: { at: "resting" } });
    return;
  }
  const errors = await check(answer.recipe);
  set({ known: answer.recipe, proposal: { recipe: answer.recipe, words: answer.words, errors, byCheck: false } });
  if (errors !== null && errors.length > 0 && !phase.second) await send(null, secondQuestion(errors), answer.recipe);
  else set({ phase: { at: "resting" } });
}

/** Offers a text that no model was asked for. */
export async function offerCorrected(recipe: string, count: number): Promise<void> {
  set({ phase: { at: "checking" } });
  const words = `${count === 1 ? "One correction" : `${count} corrections`} that the check itself suggests. No model was asked.`;
  set({ phase: { at: "resting" }, proposal: { recipe, words, errors: await check(recipe), byCheck: true } });
}

/** Lets the proposal go; the conversation stays. */
export function discard(): void {
  set({ proposal: null });
}

export function startOver(): void {
  if (!isBusy(useAssistant.getState().phase)) set(nothing);
}

export function isBusy({ at }: Phase): boolean {
  return at === "starting" || at === "working" || at === "checking";
}

async function send(wish: string | null, prompt: string, known: string | null): Promise<boolean> {
  const second = wish === null;
  set({ phase: { at: "starting" }, asked: { wish, prompt }, known });
  if (!(await isSignedIn())) {
    set({ phase: { at: "signed-out" }, asked: null });
    return false;
  }
  const { model } = useDraft.getState().draft;
  const { ceiling } = useOwnKey.getState();
  try {
    const { execution_id: executionId } = await startRun({
      type: "prompt",
      prompt,
      bundle: ASSISTANT_BUNDLE,
      conversation: conversationOf(useAssistant.getState().turns),
      ...(model === "" ? {} : { model }),
      ...(ceiling === null ? {} : { max_cost_usd: ceiling }),
    });
    track("execution_started");
    set({ phase: { at: "working", executionId, second } });
    return true;
  } catch (error) {
    set({ phase: { at: "failed", error, remedy: null }, asked: null });
    return false;
  }
}

async function check(recipe: string): Promise<readonly Finding[] | null> {
  try {
    return (await validate("recipe", recipe)).errors;
  } catch {
    return null;
  }
}
