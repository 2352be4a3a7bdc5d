/** The words of the field, one sentence each. */
export const glossary: readonly (readonly [word: string, meaning: string])[] = [
  ["Agent", "A role with instructions that answers a prompt, such as writing:critic."],
  ["Bundle", "Agents, tools, providers and context that belong together and can include other bundles."],
  ["Context", "The variables of a run: the inputs at the start, and each step's output as it comes."],
  ["Gate", "The place between two stages where a person approves or denies."],
  ["Offline provider", "Answers by simple rules when no language model is set up; always labelled."],
  ["Output", "The name under which a step's result can be used by later steps."],
  ["Provider", "The service that a model is reached through."],
  ["Recipe", "Steps in YAML that run one after the other, with conditions, loops and gates."],
  ["Session", "A conversation with a model, ready with the tools and instructions of a bundle."],
  ["Skill", "Instructions in a SKILL.md that an agent loads when the task calls for them."],
  ["Stage", "A group of steps with an optional gate."],
  ["Webhook", "A signed address that starts a recipe from another system."],
];
