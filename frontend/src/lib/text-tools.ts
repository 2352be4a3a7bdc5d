import { create } from "zustand";

/** What is open over a text that is being edited. */
export type TextTool = { readonly tool: "history"; readonly run: string | null } | { readonly tool: "assistant"; readonly wish: string };

export const useTextTools = create<{ shown: TextTool | null }>(() => ({ shown: null }));

/** Opens the versions of the text; with an execution, at the one that it was started from. */
export function showHistory(run: string | null = null): void {
  useTextTools.setState({ shown: { tool: "history", run } });
}

/** Opens the assistant with a wish to start from, which nobody sends but the person. */
export function askAssistant(wish = ""): void {
  useTextTools.setState({ shown: { tool: "assistant", wish } });
}

/** Opens the assistant with the wish to have a mistake put right; of what is said of it the first line goes along. */
export function askForFix(line: number, message: string): void {
  askAssistant(`Put this mistake in line ${line} right, and say what it was: ${message.split("\n")[0] ?? ""}`);
}

const WAITING = "amplifier.waiting-wish";

/** Keeps a wish over the trip to sign in. */
export function rememberWish(wish: string): void {
  sessionStorage.setItem(WAITING, wish);
}

/** Opens the assistant with the wish that was kept, which waits on until it is forgotten: a page may be drawn twice on its way in. Nothing without one. */
export function takeUpWish(): void {
  const wish = sessionStorage.getItem(WAITING);
  if (wish !== null) askAssistant(wish);
}

/** Lets a wish go that was sent. */
export function forgetWish(): void {
  sessionStorage.removeItem(WAITING);
}

/** Closes what is open because its page goes. */
export function putTextToolAway(): void {
  useTextTools.setState({ shown: null });
}

/** Closes what is open because a person says so, who wants nothing of it any more. */
export function closeTextTool(): void {
  forgetWish();
  putTextToolAway();
}
