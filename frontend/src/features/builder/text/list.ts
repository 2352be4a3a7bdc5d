import { isMap, type Document, type Node, type YAMLSeq } from "yaml";
import { checkedEdit, valueAt, type EditOutcome, type SpliceOutcome } from "./edit";
import { indented, renderMap, type FieldValue } from "./render";
import { columnOf, lineEnd, lineStart, listAt, mapAt, newlineOf, pairIn, samePath, spanOf, type Path } from "./source";

type Fields = Readonly<Record<string, FieldValue>>;

interface Block {
  readonly start: number;
  readonly end: number;
}

const INLINE = "This list is written in one line; change it in the text.";

/** Puts a new item into the list at a path, before the item at `index`, or at the end. */
export function insertItem(source: string, path: Path, index: number, fields: Fields): EditOutcome {
  return checkedEdit(
    source,
    (document) => planInsert(source, document, path, index, (column) => itemText(fields, column, newlineOf(source))),
    (wanted) => {
      listIn(wanted, path).splice(index, 0, fields);
    },
  );
}

/** Takes an item out of the list at a path. */
export function removeItem(source: string, path: Path, index: number): EditOutcome {
  return checkedEdit(
    source,
    (document) => planRemove(source, document, path, index),
    (wanted) => (valueAt(wanted, path) as unknown[]).splice(index, 1),
  );
}

/** Moves an item of the list at a path to another place in it, with its comments. */
export function moveItem(source: string, path: Path, from: number, to: number): EditOutcome {
  return checkedEdit(
    source,
    (document) => planMove(source, document, path, from, to),
    (wanted) => {
      const list = valueAt(wanted, path) as unknown[];
      list.splice(to, 0, ...list.splice(from, 1));
    },
  );
}

/**
 * Moves an item of one list into another, with its comments, before the item at `at` of that list as it is now, or to its end.
 * Neither list may lie inside the item.
 */
export function moveAcross(source: string, from: Path, index: number, to: Path, at: number): EditOutcome {
  return checkedEdit(
    source,
    (document) => planAcross(source, document, from, index, to, at),
    (wanted) => {
      const target = listIn(wanted, to);
      target.splice(at, 0, ...(valueAt(wanted, from) as unknown[]).splice(index, 1));
    },
  );
}

/** Puts a copy of an item behind it, under another id. */
export function duplicateItem(source: string, path: Path, index: number, id: string): EditOutcome {
  return checkedEdit(
    source,
    (document) => {
      const list = listAt(document, path);
      const blocks = list === null ? null : blocksOf(source, list);
      const block = blocks?.[index];
      const item = list?.items[index];
      if (blocks === null || block === undefined || !isMap(item)) return { refused: INLINE };
      const old = pairIn(item, "id")?.value;
      if (old == null) return { refused: "A step without an id can't be copied; give it one first." };
      const [start, end] = spanOf(old);
      const text = source.slice(block.start, start) + id + source.slice(end, block.end);
      const newline = newlineOf(source);
      const lead = source.slice(0, block.end).endsWith("\n") ? "" : newline;
      return { start: block.end, end: block.end, text: lead + gapOf(source, blocks, newline) + text };
    },
    (wanted) => {
      const list = valueAt(wanted, path) as Record<string, unknown>[];
      list.splice(index + 1, 0, { ...structuredClone(list[index]), id });
    },
  );
}

/** The list at a path of plain values, which is made if it is not there. */
function listIn(root: unknown, path: Path): unknown[] {
  const parent = valueAt(root, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = path.at(-1) ?? "";
  const list = parent[key];
  if (Array.isArray(list)) return list;
  const made: unknown[] = [];
  parent[key] = made;
  return made;
}

/** The lines of an item whose dash stands in a column, without the last line's end. */
type Written = (column: number) => string;

function planInsert(source: string, document: Document.Parsed, path: Path, index: number, written: Written): SpliceOutcome {
  const newline = newlineOf(source);
  const list = listAt(document, path);
  if (list === null || list.items.length === 0) return planFirst(source, document, path, written, newline);
  const blocks = blocksOf(source, list);
  if (blocks === null) return { refused: INLINE };
  const text = written(dashColumn(source, list) ?? 0);
  const gap = gapOf(source, blocks, newline);
  const before = blocks[index];
  if (before !== undefined) return { start: before.start, end: before.start, text: text + newline + gap };
  const end = blocks.at(-1)?.end ?? source.length;
  const lead = source.slice(0, end).endsWith("\n") ? "" : newline;
  return { start: end, end, text: lead + gap + text + newline };
}

function planFirst(source: string, document: Document.Parsed, path: Path, written: Written, newline: string): SpliceOutcome {
  const parent = mapAt(document, path.slice(0, -1));
  const key = String(path.at(-1));
  if (parent === null || parent.flow === true) return { refused: INLINE };
  const pair = pairIn(parent, key);
  const text = written(columnOf(source, spanOf(parent)[0]) + 2);
  if (pair === null) {
    const end = source.length;
    if (path.length > 1) return { refused: `Write "${key}:" in the text first.` };
    return { start: end, end, text: `${source.endsWith("\n") ? "" : newline}${newline}${key}:${newline}${text}${newline}` };
  }
  const colon = source.indexOf(":", spanOf(pair.key)[1]) + 1;
  const end = pair.value === null ? colon : Math.max(colon, spanOf(pair.value)[1]);
  const line = lineEnd(source, end);
  const rest = source.slice(end, line).trimEnd();
  return rest === "" ? { start: colon, end, text: newline + text } : { start: colon, end: line, text: rest + newline + text + newline };
}

function itemText(fields: Fields, column: number, newline: string): string {
  return `${" ".repeat(column)}- ${indented(renderMap(fields), column + 2, newline, false)}`;
}

function planRemove(source: string, document: Document.Parsed, path: Path, index: number): SpliceOutcome {
  const list = listAt(document, path);
  const blocks = list === null ? null : blocksOf(source, list);
  const block = blocks?.[index];
  if (list === null || blocks === null || block === undefined) return { refused: INLINE };
  if (blocks.length === 1) {
    const parent = mapAt(document, path.slice(0, -1));
    const pair = parent === null ? null : pairIn(parent, String(path.at(-1)));
    if (pair === null) return { refused: INLINE };
    const colon = source.indexOf(":", spanOf(pair.key)[1]) + 1;
    return { start: colon, end: block.end, text: ` []${source.slice(colon, block.start)}` };
  }
  const next = blocks[index + 1];
  const before = blocks[index - 1];
  if (next !== undefined) return { start: block.start, end: isBlank(source, block.end, next.start) ? next.start : block.end, text: "" };
  return { start: before !== undefined && isBlank(source, before.end, block.start) ? before.end : block.start, end: block.end, text: "" };
}

/** Whether nothing stands there, no comment either. */
function isBlank(source: string, start: number, end: number): boolean {
  return source.slice(start, end).trim() === "";
}

function planAcross(source: string, document: Document.Parsed, from: Path, index: number, to: Path, at: number): SpliceOutcome {
  const list = listAt(document, from);
  const block = list === null ? undefined : blocksOf(source, list)?.[index];
  if (list === null || block === undefined) return { refused: INLINE };
  if (to.length > from.length && samePath(to.slice(0, from.length + 1), [...from, index])) return { refused: "A step can't be moved into itself." };
  const text = source.slice(block.start, block.end).replace(/\r?\n$/, "");
  const column = dashColumn(source, list) ?? 0;
  const removed = planRemove(source, document, from, index);
  const inserted = planInsert(source, document, to, at, (wanted) => shifted(text, wanted - column));
  if ("refused" in removed) return removed;
  if ("refused" in inserted) return inserted;
  const [first, second] = inserted.end <= removed.start ? [inserted, removed] : [removed, inserted];
  if (first.end > second.start) return { refused: INLINE };
  return { start: first.start, end: second.end, text: first.text + source.slice(first.end, second.start) + second.text };
}

/** Lines moved to the right, or to the left as far as they have spaces; empty lines stay empty. */
function shifted(lines: string, by: number): string {
  const pad = " ".repeat(Math.max(0, by));
  return lines
    .split("\n")
    .map((line) => (line === "" || line === "\r" ? line : by >= 0 ? pad + line : line.slice(Math.min(-by, /^ */.exec(line)?.[0].length ?? 0))))
    .join("\n");
}

function planMove(source: string, document: Document.Parsed, path: Path, from: number, to: number): SpliceOutcome {
  const list = listAt(document, path);
  const blocks = list === null ? null : blocksOf(source, list);
  const first = blocks?.[0];
  const last = blocks?.at(-1);
  if (blocks === null || first === undefined || last === undefined || blocks[from] === undefined || blocks[to] === undefined) {
    return { refused: INLINE };
  }
  const newline = newlineOf(source);
  const gaps = blocks.slice(1).map((block, index) => source.slice(blocks[index]?.end, block.start));
  const texts = blocks.map((block) => source.slice(block.start, block.end));
  texts.splice(to, 0, ...texts.splice(from, 1));
  const ended = texts.map((text) => (text.endsWith("\n") ? text : text + newline));
  const text = ended.map((block, index) => block + (gaps[index] ?? "")).join("");
  const closed = source.slice(0, last.end).endsWith("\n");
  return { start: first.start, end: last.end, text: closed ? text : text.slice(0, -newline.length) };
}

/** The lines of each item, with the comments that stand right above it; null if the list is not written as lines. */
function blocksOf(source: string, list: YAMLSeq): Block[] | null {
  const dashes = dashOffsets(list);
  if (list.flow === true || dashes === null) return null;
  return dashes.map((dash, index) => {
    const item = list.items[index] as Node;
    const end = item.range == null ? dash + 1 : Math.max(item.range[1], dash + 1);
    return {
      start: withCommentsAbove(source, lineStart(source, dash)),
      end: source.slice(0, end).endsWith("\n") ? end : lineEnd(source, end),
    };
  });
}

function dashOffsets(list: YAMLSeq): number[] | null {
  const token = list.srcToken;
  if (token?.type !== "block-seq") return null;
  const offsets = token.items.flatMap((item) => item.start.filter((part) => part.type === "seq-item-ind").map((part) => part.offset));
  return offsets.length === list.items.length ? offsets : null;
}

function dashColumn(source: string, list: YAMLSeq): number | null {
  const first = dashOffsets(list)?.[0];
  return first === undefined ? null : columnOf(source, first);
}

function withCommentsAbove(source: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(source, at - 1);
    if (!source.slice(above, at).trimStart().startsWith("#")) break;
    at = above;
  }
  return at;
}

/** The empty lines that this recipe has between its items. */
function gapOf(source: string, blocks: readonly Block[], newline: string): string {
  const [first, second] = blocks;
  if (first === undefined || second === undefined) return "";
  return /^\s*$/.test(source.slice(first.end, second.start)) && second.start > first.end ? newline : "";
}
