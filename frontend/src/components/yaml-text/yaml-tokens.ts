/** What a piece of a line is, for colouring. */
export type YamlTokenKind = "plain" | "key" | "mark" | "text" | "number" | "word" | "variable" | "comment";

export interface YamlToken {
  readonly kind: YamlTokenKind;
  readonly text: string;
}

const KEY = /^(\s*(?:- +)*)((?:"[^"]*"|'[^']*'|[^\s#:,[\]{}"'|>&*!%@`-][^:#]*?|[^\s#:]))(:)(?=\s|$)/;
const DASHES = /^(\s*(?:- +|-$)+)/;
const BLOCK = /[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;
const VALUE = /(\{\{[^{}]*\}\})|("(?:[^"\\]|\\.)*"|'[^']*')|((?:^|\s)#.*$)|([[\]{},])/g;
const LONGEST_LINE = 2_000;
const NUMBER = /^[-+]?\d[\d_]*(?:\.\d+)?$/;
const WORD = /^(?:true|false|null|~|yes|no|on|off)$/i;

/**
 * A YAML text in lines of pieces to colour. It reads as much of YAML as colouring takes, line by line, and gives every character back whatever the text
 * is; what it takes for what is a matter of looks only.
 */
export function yamlLines(source: string): YamlToken[][] {
  /** Indentation of the line that opened a block of text; -1 outside of one. */
  let block = -1;
  return source.split("\n").map((line) => {
    if (line.length > LONGEST_LINE) return [{ kind: "plain", text: line }];
    const indent = line.length - line.trimStart().length;
    if (block >= 0 && (line.trim() === "" || indent > block)) return variablesIn(line);
    block = BLOCK.test(line) && !line.trimStart().startsWith("#") ? indent : -1;
    return lineTokens(line);
  });
}

function lineTokens(line: string): YamlToken[] {
  const key = KEY.exec(line);
  if (key !== null) {
    const [whole, before = "", name = "", colon = ""] = key;
    return kept([{ kind: "mark", text: before }, { kind: "key", text: name }, { kind: "mark", text: colon }, ...valueTokens(line.slice(whole.length))]);
  }
  const dashes = DASHES.exec(line)?.[0] ?? "";
  return kept([{ kind: "mark", text: dashes }, ...valueTokens(line.slice(dashes.length))]);
}

function valueTokens(text: string): YamlToken[] {
  const tokens: YamlToken[] = [];
  let from = 0;
  for (const match of text.matchAll(VALUE)) {
    const [all, variable, quoted, comment] = match;
    tokens.push(...scalar(text.slice(from, match.index)));
    if (quoted !== undefined) tokens.push(...variablesIn(quoted, "text"));
    else tokens.push({ kind: variable !== undefined ? "variable" : comment !== undefined ? "comment" : "mark", text: all });
    from = match.index + all.length;
  }
  return [...tokens, ...scalar(text.slice(from))];
}

function scalar(text: string): YamlToken[] {
  const bare = text.trim();
  if (bare === "") return kept([{ kind: "plain", text }]);
  return [{ kind: NUMBER.test(bare) ? "number" : WORD.test(bare) ? "word" : "plain", text }];
}

function variablesIn(text: string, kind: YamlTokenKind = "plain"): YamlToken[] {
  return kept(text.split(/(\{\{[^{}]*\}\})/).map((part, index) => ({ kind: index % 2 === 1 ? "variable" : kind, text: part })));
}

const kept = (tokens: YamlToken[]) => tokens.filter(({ text }) => text !== "");
