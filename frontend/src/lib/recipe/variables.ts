/** A stretch of the source, in UTF-16 units from its start; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const NAME = "[A-Za-z_][A-Za-z0-9_]*";
const DEFINING = new RegExp(`^(\\s*(?:- )?\\s*)(output|collect|as)(:[ \\t]+["']?)(${NAME})(?=["']?[ \\t]*(?:#.*)?$)`, "gm");
const TEMPLATE = /\{\{([\s\S]*?)\}\}/g;
const ROOT_NAME = new RegExp(`(?<![\\w.])${NAME}`, "g");
const QUOTED = /"[^"]*"|'[^']*'/g;

/** Every variable that a step makes, with the place of its name. */
export function definitions(source: string): { name: string; span: Span }[] {
  return [...source.matchAll(DEFINING)].map((match) => {
    const [, lead = "", key = "", colon = "", name = ""] = match;
    const start = match.index + lead.length + key.length + colon.length;
    return { name, span: { start, end: start + name.length } };
  });
}

/** Every use of a variable inside {{ }}, by the first part of its path. */
export function uses(source: string): { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = [];
  for (const template of source.matchAll(TEMPLATE)) {
    const inner = (template[1] ?? "").replace(QUOTED, (text) => " ".repeat(text.length));
    for (const match of inner.matchAll(ROOT_NAME)) {
      const start = template.index + 2 + match.index;
      found.push({ name: match[0], span: { start, end: start + match[0].length } });
    }
  }
  return found;
}

/** The variable at a place in the source; null if there is none. */
export function variableAt(source: string, offset: number): { name: string; span: Span } | null {
  return [...contextKeys(source), ...definitions(source), ...uses(source)].find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}

/** Where a variable begins: the step that makes it, or its key in the context. */
export function definitionOf(source: string, name: string): Span | null {
  return definitions(source).find((definition) => definition.name === name)?.span ?? contextKey(source, name);
}

function contextKey(source: string, name: string): Span | null {
  return contextKeys(source).find((key) => key.name === name)?.span ?? null;
}

/** The keys of the context itself, not those of values inside it. */
function contextKeys(source: string): { name: string; span: Span }[] {
  const block = /^context:[ \t]*(?:#.*)?\n((?:[ \t]+.*\n?|[ \t]*\n)*)/m.exec(source);
  if (block === null) return [];
  const body = block[1] ?? "";
  const bodyStart = block.index + block[0].length - body.length;
  const indent = /^([ \t]+)[^\s#]/m.exec(body)?.[1] ?? "";
  return [...body.matchAll(new RegExp(`^${indent}(${NAME})(?=:)`, "gm"))].map((match) => {
    const name = match[1] ?? "";
    const start = bodyStart + match.index + indent.length;
    return { name, span: { start, end: start + name.length } };
  });
}

/** Every place that must change for a variable to get another name. */
export function renameSpans(source: string, name: string): Span[] {
  const key = contextKey(source, name);
  const spans = [...definitions(source), ...uses(source)].filter((each) => each.name === name).map(({ span }) => span);
  return [...(key === null ? [] : [key]), ...spans].sort((a, b) => a.start - b.start);
}

export function isVariableName(name: string): boolean {
  return new RegExp(`^${NAME}$`).test(name);
}
