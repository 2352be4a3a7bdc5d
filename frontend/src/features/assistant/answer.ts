/** What an answer says and the recipe that it brings. */
export interface Answer {
  readonly words: string;
  /** Null while there is none, or where the answer brings none. */
  readonly recipe: string | null;
  /** Whether the recipe's block was closed; one that is not may lack its end. */
  readonly whole: boolean;
}

const OPENS = /^(`{3,}|~{3,})[ \t]*(?:ya?ml)?[ \t]*$/m;
const BARE = /^(?:#.*\n)*name:[ \t]*\S/;

/** Takes the recipe out of an answer, also out of one that is still being written. Whatever it is, it is text and nothing else. */
export function readAnswer(text: string): Answer {
  const opening = OPENS.exec(text);
  if (opening === null) {
    const bare = text.trim();
    return BARE.test(bare) && /^(?:steps|stages):/m.test(bare) ? { words: "", recipe: `${bare}\n`, whole: true } : { words: bare, recipe: null, whole: true };
  }
  const words = text.slice(0, opening.index).trim();
  const rest = text.slice(opening.index + opening[0].length + 1);
  const closing = new RegExp(`^${opening[1] ?? "```"}[ \\t]*$`, "m").exec(rest);
  const block = closing === null ? rest : rest.slice(0, closing.index);
  return { words, recipe: block.trim() === "" ? null : `${block.replace(/\s+$/, "")}\n`, whole: closing !== null };
}
