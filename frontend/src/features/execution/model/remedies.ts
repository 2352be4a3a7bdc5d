const remedies: Readonly<Record<string, string>> = {
  key_missing: "Give a key of your own in the playground, or choose a model that this server has a key for.",
  key_refused: "The provider did not accept the key. Check it under “Own key” in the playground, then run again.",
  model_not_found: "Choose another model in the playground, or change the step's model.",
  rate_limited: "The provider asks for patience. Wait a minute, then run again from this step.",
  overloaded: "The provider is busy. Wait a minute, then run again from this step.",
  too_long: "Give the step less to read: shorten its prompt, or pass on a summary instead of the whole text.",
  refused: "The provider would not answer this. Put the prompt in other words.",
  provider_error: "Run again from this step; if it fails again, try another model.",
  timeout: "Give the step more time with “timeout”, or divide its work over several steps.",
  command_failed: "Look at what the command said in its step. “on_error: continue” lets a run go on without it.",
  undefined_variable: "Check the spelling of the variable, and that an earlier step has it as its output.",
  condition_error: "Put the step's condition right in the editor, then run again.",
  invalid_timeout: "Write the step's timeout as a number of seconds.",
  step_budget: "The run took more steps than are allowed. Make its loops shorter.",
  sub_recipe_invalid: "Put the recipe that this step runs right, then run again.",
  cost_ceiling: "Allow the run to cost more under “Own key” in the playground, or choose a cheaper model.",
};

/** What a person can do about a failure of this kind; null where the message itself has to say it. */
export function remedyFor(code: string | null): string | null {
  return code === null ? null : (remedies[code] ?? null);
}
