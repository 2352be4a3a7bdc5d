export type InputKind = "text" | "long-text" | "number" | "toggle" | "json";

const LONG_NAMES = /(text|diff|notes|document|log|content|transcript|history|csv|data|system|code|commits|feedback|email|body)$/i;
const LONG_TEXT = 80;

/** The kind of form field that suits a variable by its name and default. */
export function kindOf(name: string, initial: unknown): InputKind {
  if (typeof initial === "boolean") return "toggle";
  if (typeof initial === "number") return "number";
  if (initial === null || initial === undefined) return "long-text";
  if (typeof initial === "object") return "json";
  const text = String(initial);
  return text.includes("\n") || text.length > LONG_TEXT || LONG_NAMES.test(name) ? "long-text" : "text";
}

/**
 * Names and kinds of the inputs that a recipe seems to have, by the look of the lines below `context:`, without reading it as YAML:
 * good enough to keep the form's place until the reader is loaded.
 */
export function likelyInputs(source: string): { name: string; kind: InputKind }[] {
  const lines = source.split("\n");
  const start = lines.findIndex((line) => /^context:\s*$/.test(line)) + 1;
  const indent = start === 0 ? "" : (/^ */.exec(lines.slice(start).find((line) => line.trim() !== "") ?? "")?.[0] ?? "");
  if (indent === "") return [];
  const end = lines.findIndex((line, index) => index >= start && /^\S/.test(line));
  return lines.slice(start, end === -1 ? undefined : end).flatMap((line) => {
    const [, name, value = ""] = /^ +([A-Za-z][\w-]*):\s*(.*)$/.exec(line) ?? [];
    return name !== undefined && line.startsWith(`${indent}${name}:`) ? [{ name, kind: likelyKind(name, value) }] : [];
  });
}

function likelyKind(name: string, value: string): InputKind {
  if (value === "" || /^[|>]/.test(value)) return "long-text";
  if (/^[[{]/.test(value)) return "json";
  if (value === "true" || value === "false") return "toggle";
  if (/^-?[0-9]+([.][0-9]+)?$/.test(value)) return "number";
  return kindOf(name, value.replace(/^["']|["']$/g, ""));
}
