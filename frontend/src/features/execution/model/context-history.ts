import type { ContextEntry, StepPart, StepView, Variable } from "./types";

/** What one step did to the variables. */
export interface Moment {
  /** Path of the step; empty for the run's start. */
  readonly step: string;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly variable: Variable;
  /** What the variable was; null if the step made it. */
  readonly before: Variable | null;
}

/** The steps that changed variables, in order. A step that sets a variable to what it is already changes nothing. */
export function contextHistory(parts: readonly StepPart[]): Moment[] {
  const context = new Map<string, Variable>();
  return parts.flatMap((part) => {
    const changes = part.variables.flatMap((variable) => {
      const before = context.get(variable.name) ?? null;
      context.set(variable.name, variable);
      return before !== null && before.preview === variable.preview && before.size === variable.size ? [] : [{ variable, before }];
    });
    return changes.length === 0 ? [] : [{ step: part.path, changes }];
  });
}

/** The variables after so many moments. */
export function contextAfter(history: readonly Moment[], moments: number): ContextEntry[] {
  const context = new Map<string, ContextEntry>();
  for (const { step, changes } of history.slice(0, moments)) {
    for (const { variable } of changes) context.set(variable.name, { ...variable, setBy: step });
  }
  return [...context.values()];
}

/** The whole value of a variable that a step set, where the page knows it; null if it knows the beginning only. */
export function wholeValue(variable: Variable, setBy: StepView | undefined): string | null {
  if (!variable.preview.endsWith("…")) return variable.preview;
  const beginning = variable.preview.slice(0, -1);
  const said = setBy?.items.findLast((item) => item.kind === "text" && item.text.length + QUOTES === variable.size && item.text.startsWith(beginning));
  return said?.kind === "text" ? said.text : null;
}

/** A text's size counts the quotes around it. */
const QUOTES = 2;
