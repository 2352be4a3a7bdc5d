import { stringify } from "yaml";

export type FieldValue = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Texts whose white space a block of lines would not show. */
const QUOTED_ONLY = /^\s|\n\s*\n$|\r|[\t ]\n/;

/** A key and its value as lines of block YAML, without indentation and without the last line's end. */
export function renderPair(key: string, value: FieldValue): string {
  if (typeof value === "string" && value.includes("\n") && QUOTED_ONLY.test(value)) return `${key}: ${JSON.stringify(value)}`;
  return stringify({ [key]: value }, { lineWidth: 0, blockQuote: "literal", indent: 2 }).replace(/\n$/, "");
}

/** A mapping as lines of block YAML. */
export function renderMap(fields: Readonly<Record<string, FieldValue>>): string {
  return Object.entries(fields)
    .map(([key, value]) => renderPair(key, value))
    .join("\n");
}

/** A value that fits between braces. JSON is YAML too. */
export function renderInline(value: FieldValue): string {
  return JSON.stringify(value);
}

/** Lines moved to the right, all but the first if `first` is false; empty lines stay empty. */
export function indented(lines: string, by: number, newline: string, first: boolean): string {
  const pad = " ".repeat(by);
  return lines
    .split("\n")
    .map((line, index) => (line === "" || (index === 0 && !first) ? line : pad + line))
    .join(newline);
}
