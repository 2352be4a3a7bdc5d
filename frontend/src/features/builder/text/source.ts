import { isMap, isSeq, parseDocument, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";

/** Where something stands in a recipe: keys and indexes from the root. */
export type Path = readonly (string | number)[];

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

export type Span = readonly [start: number, end: number];

const MOST_ALIASES = 50;

export type Parsed = { ok: true; document: Document.Parsed } | { ok: false; reason: string };

let latest: { readonly source: string; readonly parsed: Parsed } | null = null;

/** Reads a text. The same text again gives the same document, for reading takes long; nobody may change it. */
export function parse(source: string): Parsed {
  if (latest?.source !== source) latest = { source, parsed: read(source) };
  return latest.parsed;
}

function read(source: string): Parsed {
  const document = parseDocument(source, { keepSourceTokens: true, logLevel: "silent" });
  const error = document.errors[0];
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    return { ok: false, reason: `${line === undefined ? "" : `Line ${line}: `}${error.message.split("\n")[0] ?? ""}` };
  }
  return { ok: true, document };
}

/** The values of a document; null if they can't be had, such as when aliases expand without end. */
export function valuesOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return null;
  }
}

export function mapAt(document: Document.Parsed, path: Path): YAMLMap | null {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) ? node : null;
}

export function listAt(document: Document.Parsed, path: Path): YAMLSeq | null {
  const node: unknown = document.getIn(path, true);
  return isSeq(node) ? node : null;
}

export function pairIn(map: YAMLMap, key: string): Pair<Node, Node | null> | null {
  const found = map.items.find((pair) => String((pair.key as { value?: unknown }).value ?? pair.key) === key);
  return (found as Pair<Node, Node | null> | undefined) ?? null;
}

/** First and end of a node's own text. */
export function spanOf(node: Node): Span {
  const range = node.range;
  if (range == null) throw new Error("A parsed node always knows its place.");
  return [range[0], range[1]];
}

export function lineStart(source: string, at: number): number {
  return source.lastIndexOf("\n", at - 1) + 1;
}

/** The place after the line that `at` is in. */
export function lineEnd(source: string, at: number): number {
  const next = source.indexOf("\n", at);
  return next < 0 ? source.length : next + 1;
}

export function columnOf(source: string, at: number): number {
  return at - lineStart(source, at);
}

/** What ends the lines of this text. */
export function newlineOf(source: string): "\n" | "\r\n" {
  return source.includes("\r\n") ? "\r\n" : "\n";
}
