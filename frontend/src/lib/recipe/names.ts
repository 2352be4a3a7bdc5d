import { isStepId, stepIdAt, stepIds } from "./step-ids";
import { definitionOf, isVariableName, renameSpans, variableAt, type Span } from "./variables";

/** A name in a recipe, of a variable or of a step, with all that an editor does with it. */
export interface Name {
  readonly text: string;
  readonly span: Span;
  /** Where it comes from; null for a name that nothing defines. */
  readonly definition: Span | null;
  /** Every place that must change for it to get another name. */
  readonly places: readonly Span[];
  /** Why it can't be called so; null if it can. */
  refuse(newName: string): string | null;
}

/** The name at a place in the source; null if there is none. */
export function nameAt(source: string, offset: number): Name | null {
  return stepAt(source, offset) ?? variable(source, offset);
}

function stepAt(source: string, offset: number): Name | null {
  const at = stepIdAt(source, offset);
  if (at === null) return null;
  const ids = stepIds(source);
  const same = ids.filter(({ id }) => id === at.id);
  return {
    text: at.id,
    span: at.span,
    definition: same.find(({ defines }) => defines)?.span ?? null,
    places: same.map(({ span }) => span),
    refuse: (newName) => {
      if (!isStepId(newName)) return "A step's id has letters, digits, underscores and hyphens, and begins with no hyphen.";
      return newName !== at.id && ids.some(({ id, defines }) => defines && id === newName) ? `Another step is called “${newName}”.` : null;
    },
  };
}

function variable(source: string, offset: number): Name | null {
  const at = variableAt(source, offset);
  if (at === null) return null;
  return {
    text: at.name,
    span: at.span,
    definition: definitionOf(source, at.name),
    places: renameSpans(source, at.name),
    refuse: (newName) => (isVariableName(newName) ? null : "A name has letters, digits and underscores, and begins with no digit."),
  };
}
