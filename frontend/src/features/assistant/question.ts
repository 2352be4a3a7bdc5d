import type { Finding } from "@/lib/api/types";

/** One question to the assistant and its answer, as they were sent and came. */
export interface Turn {
  /** What the person wrote; null for a second try that the page asked for by itself. */
  readonly wish: string | null;
  readonly prompt: string;
  readonly answer: string;
}

export interface Message {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** Most characters of a recipe that the assistant is asked about; the contract allows 100 000 in a prompt. */
export const MOST_RECIPE = 60_000;
export const MOST_WISH = 4_000;

const MOST_FINDINGS = 30;
const MOST_TURNS = 4;
const MOST_CONVERSATION = 120_000;

/** Asks for a change of a text, or for a new one if it is empty. The text is data: it stands between marks that it does not contain itself. */
export function questionAbout(text: string, findings: readonly Finding[], wish: string): string {
  const found = findings.length === 0 ? "" : `\n\nThe check says of it:\n${delimited("findings", findingLines(findings))}`;
  const about = text.trim() === "" ? "There is no recipe yet." : `The recipe:\n${delimited("recipe", text)}${found}`;
  return `${about}\n\n${delimited("wish", wish)}`;
}

/** Asks for a change of the assistant's last recipe, which the conversation has already. */
export function furtherQuestion(wish: string): string {
  return `Change the recipe of your last answer further.\n\n${delimited("wish", wish)}`;
}

/** Asks once more after the check found mistakes in the assistant's own recipe. */
export function secondQuestion(findings: readonly Finding[]): string {
  return `The check found mistakes in the recipe of your last answer. Put them right and answer with the whole recipe again.\n\n${delimited("findings", findingLines(findings))}`;
}

/** The latest turns as messages, as many as fit; whole turns only. */
export function conversationOf(turns: readonly Turn[]): Message[] {
  const messages: Message[] = [];
  let characters = 0;
  for (const { prompt, answer } of turns.slice(-MOST_TURNS).toReversed()) {
    characters += prompt.length + answer.length;
    if (characters > MOST_CONVERSATION) break;
    messages.unshift({ role: "user", content: prompt }, { role: "assistant", content: answer });
  }
  return messages;
}

/** A text between marks of a name; the name gets a number if the text has such a mark in it. */
export function delimited(name: string, text: string): string {
  const closes = (mark: string) => text.toLowerCase().includes(`</${mark}`);
  let mark = name;
  for (let number = 1; closes(mark); number += 1) mark = `${name}-${number}`;
  return `<${mark}>\n${text.replace(/\n$/, "")}\n</${mark}>`;
}

function findingLines(findings: readonly Finding[]): string {
  const lines = findings.slice(0, MOST_FINDINGS).map(({ line, message, suggestion }) => {
    const place = line === undefined ? "" : `line ${line}: `;
    return `- ${place}${message}${suggestion == null ? "" : ` Did you mean "${suggestion}"?`}`;
  });
  return lines.join("\n");
}
