import { isScalar, type Document, type Node, type Pair, type YAMLMap } from "yaml";
import { checkedEdit, valueAt, type EditOutcome, type SpliceOutcome } from "./edit";
import { indented, renderInline, renderPair, type FieldValue } from "./render";
import { columnOf, lineEnd, lineStart, mapAt, newlineOf, pairIn, spanOf, type Path } from "./source";

/** Sets one field of the mapping at a path, or takes it away where the value is undefined. */
export function setField(source: string, path: Path, key: string, value: FieldValue | undefined): EditOutcome {
  return checkedEdit(
    source,
    (document) => planField(source, document, path, key, value),
    (wanted) => {
      const map = valueAt(wanted, path) as Record<string, unknown>;
      if (value === undefined) Reflect.deleteProperty(map, key);
      else map[key] = value;
    },
  );
}

function planField(source: string, document: Document.Parsed, path: Path, key: string, value: FieldValue | undefined): SpliceOutcome {
  const map = mapAt(document, path);
  if (map === null) return { refused: "That part of the recipe is not there any more." };
  const pair = pairIn(map, key);
  if (pair === null) {
    if (value === undefined) return { start: 0, end: 0, text: "" };
    return map.flow === true ? addInline(source, map, key, value) : addLines(source, map, key, value);
  }
  if (value === undefined) return map.flow === true ? dropInline(map, pair) : dropLines(source, map, pair);
  return map.flow === true ? replaceInline(pair, value) : replaceLines(source, map, pair, key, value);
}

function replaceInline(pair: Pair<Node, Node | null>, value: FieldValue): SpliceOutcome {
  if (pair.value === null) return { refused: "This field has no value in the text yet; write one there." };
  const [start, end] = spanOf(pair.value);
  return { start, end, text: renderInline(value) };
}

function addInline(source: string, map: YAMLMap, key: string, value: FieldValue): SpliceOutcome {
  const [, end] = spanOf(map);
  const close = source.lastIndexOf("}", end);
  const text = `${map.items.length > 0 ? ", " : ""}${key}: ${renderInline(value)}`;
  return { start: close, end: close, text };
}

function dropInline(map: YAMLMap, pair: Pair<Node, Node | null>): SpliceOutcome {
  const at = map.items.indexOf(pair as never);
  const next = map.items[at + 1];
  const before = map.items[at - 1] as Pair<Node, Node | null> | undefined;
  const start = before === undefined ? spanOf(pair.key)[0] : spanOf(before.value ?? before.key)[1];
  const end = before === undefined && next !== undefined ? spanOf(next.key as Node)[0] : spanOf(pair.value ?? pair.key)[1];
  return { start, end, text: "" };
}

/** A value on the key's own line is replaced alone, so that a comment behind it stays; anything else goes with its key. */
function replaceLines(source: string, map: YAMLMap, pair: Pair<Node, Node | null>, key: string, value: FieldValue): SpliceOutcome {
  const rendered = renderPair(key, value);
  const old = pair.value;
  if (old !== null && isScalar(old) && old.type !== "BLOCK_LITERAL" && old.type !== "BLOCK_FOLDED") {
    const [start, end] = spanOf(old);
    const text = rendered.includes("\n") && commentFollows(source, end) ? renderInline(value) : rendered.slice(key.length + 2);
    if (start < end && lineStart(source, start) === lineStart(source, end) && !text.includes("\n")) return { start, end, text };
  }
  const [start, end] = extentOf(source, pair);
  const newline = newlineOf(source);
  const text = indented(rendered, columnOf(source, spanOf(map)[0]), newline, false);
  return { start, end, text: source.slice(start, end).endsWith("\n") || rendered.includes("\n") ? closed(text, source, end, newline) : text };
}

function commentFollows(source: string, at: number): boolean {
  return /^[ \t]+#/.test(source.slice(at, lineEnd(source, at)));
}

function closed(text: string, source: string, end: number, newline: string): string {
  return source.slice(0, end).endsWith("\n") && !text.endsWith("\n") ? text + newline : text;
}

function addLines(source: string, map: YAMLMap, key: string, value: FieldValue): SpliceOutcome {
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  if (last === undefined) return { refused: "This part of the recipe is empty; write its first line in the text." };
  const newline = newlineOf(source);
  const [, end] = extentOf(source, last);
  const at = source.slice(0, end).endsWith("\n") ? end : lineEnd(source, end);
  const lead = source.slice(0, at).endsWith("\n") ? "" : newline;
  const text = indented(renderPair(key, value), columnOf(source, spanOf(map)[0]), newline, true);
  return { start: at, end: at, text: `${lead}${text}${newline}` };
}

function dropLines(source: string, map: YAMLMap, pair: Pair<Node, Node | null>): SpliceOutcome {
  if (map.items.length === 1) return { refused: "This is the only field here; take the whole step away instead." };
  const [start, extent] = extentOf(source, pair);
  const end = source.slice(0, extent).endsWith("\n") ? extent : lineEnd(source, extent);
  const next = map.items[map.items.indexOf(pair as never) + 1];
  const first = map.items[0] === (pair as never);
  if (first && next !== undefined) return { start, end: spanOf(next.key as Node)[0], text: "" };
  return { start: lineStart(source, start), end, text: "" };
}

/** From the key to the end of the value, without what stands behind it on the same line. */
function extentOf(source: string, pair: Pair<Node, Node | null>): [number, number] {
  const [start, keyEnd] = spanOf(pair.key);
  if (pair.value === null) return [start, source.indexOf(":", keyEnd) + 1];
  const end = Math.max(spanOf(pair.value)[1], source.indexOf(":", keyEnd) + 1);
  return [start, end];
}
