import { parseDocument } from "yaml";
import { humanize } from "@/lib/format";

const MOST_NAMED = 4;
const MOST_ALIASES = 50;

/** What a change does to the parts of a recipe, in sentences; empty if only words outside of them change, or if either text can't be read. */
export function changesOf(before: string, after: string): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old === null || now === null) return [];
  return [
    ...told("step", "steps", old.steps, now.steps),
    ...told("input", "inputs", old.inputs, now.inputs),
    ...told("stage", "stages", old.stages, now.stages),
  ];
}

type Parts = ReadonlyMap<string, string>;

function told(one: string, many: string, old: Parts, now: Parts): string[] {
  const sentence = (verb: string, names: string[]) => (names.length === 0 ? [] : [`${verb} ${names.length === 1 ? one : many}: ${list(names)}`]);
  const kept = [...now.keys()].filter((name) => old.has(name));
  const order = [...old.keys()].filter((name) => now.has(name));
  return [
    ...sentence("New", [...now.keys()].filter((name) => !old.has(name))),
    ...sentence("Changed", kept.filter((name) => old.get(name) !== now.get(name))),
    ...sentence("Removed", [...old.keys()].filter((name) => !now.has(name))),
    ...(kept.join("\n") === order.join("\n") ? [] : [`Other order of ${many}`]),
  ];
}

function list(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map(humanize).join(", ");
  return names.length <= MOST_NAMED ? named : `${named} and ${names.length - MOST_NAMED} more`;
}

function partsOf(source: string): { steps: Parts; inputs: Parts; stages: Parts } | null {
  const root = read(source);
  if (root === null) return null;
  const stages = listOf(root["stages"]);
  const steps = [...listOf(root["steps"]), ...stages.flatMap((stage) => listOf(stage["steps"]))];
  return {
    steps: new Map(steps.map((step) => [String(step["id"]), JSON.stringify(step)])),
    inputs: new Map(isRecord(root["context"]) ? Object.entries(root["context"]).map(([name, value]) => [name, JSON.stringify(value)]) : []),
    stages: new Map(stages.map((stage) => [String(stage["name"]), JSON.stringify({ ...stage, steps: undefined })])),
  };
}

function read(source: string): Record<string, unknown> | null {
  const document = parseDocument(source, { strict: false, logLevel: "silent" });
  if (document.errors.length > 0) return null;
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return value === null ? {} : isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
