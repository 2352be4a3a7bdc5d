import type { RecipeInput } from "./read-recipe";

/** What a person entered, by input name: text for all kinds but the toggle. */
export type EnteredInputs = Readonly<Record<string, string | boolean>>;

export type CollectedInputs =
  | { ok: true; inputs: Record<string, unknown> }
  | { ok: false; faults: Record<string, string> };

/** How a value stands in its form field. */
export function entered(input: RecipeInput, value: unknown = input.initial): string | boolean {
  if (input.kind === "toggle") return value === true || value === "true";
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, input.kind === "json" ? 2 : undefined);
}

/** The values to run with; inputs that were left as they are stay out, so that the recipe's own defaults count. */
export function collectInputs(inputs: readonly RecipeInput[], form: EnteredInputs): CollectedInputs {
  const collected: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  for (const input of inputs) {
    const value = form[input.name];
    if (value === undefined || value === entered(input)) continue;
    if (input.kind === "number") {
      const parsed = Number(value);
      if (value === "" || !Number.isFinite(parsed)) faults[input.name] = `"${String(value)}" is not a number.`;
      else collected[input.name] = parsed;
    } else if (input.kind === "json") {
      try {
        collected[input.name] = JSON.parse(String(value));
      } catch {
        faults[input.name] = 'This must be JSON, such as ["one", "two"].';
      }
    } else {
      collected[input.name] = value;
    }
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, inputs: collected };
}
