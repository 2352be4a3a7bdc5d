import type { StepKind } from "../text/steps";

export type FieldKind = "line" | "text" | "number" | "toggle" | "choice" | "yaml";

export interface FieldSpec {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly choices?: readonly string[];
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly FieldSpec[];
}

const id: FieldSpec = { key: "id", label: "Id", kind: "line", hint: "Letters, digits and hyphens; once in a recipe." };
const output: FieldSpec = { key: "output", label: "Output", kind: "line", hint: "Later steps use it as {{name}}." };
const condition: FieldSpec = { key: "condition", label: "Only if", kind: "line", hint: `Such as {{kind}} == "bug".` };

const main: Record<StepKind, readonly FieldSpec[]> = {
  agent: [
    id,
    { key: "agent", label: "Agent", kind: "line", hint: "bundle:agent, such as writing:editor." },
    { key: "prompt", label: "Prompt", kind: "text" },
    output,
    condition,
  ],
  bash: [
    id,
    { key: "command", label: "Command", kind: "text", hint: "Runs in a sandbox; what it prints is the result." },
    output,
    { key: "output_exit_code", label: "Exit code as", kind: "line" },
    condition,
  ],
  recipe: [
    id,
    { key: "recipe", label: "Recipe", kind: "line", hint: "Path from this recipe." },
    { key: "context", label: "Context", kind: "yaml", hint: "All that the other recipe gets to see." },
    output,
    condition,
  ],
  group: [id, output, condition],
};

const loop: FieldGroup = {
  title: "Repeat",
  fields: [
    { key: "foreach", label: "For each of", kind: "line", hint: "A list, such as {{files}}." },
    { key: "as", label: "Called", kind: "line", hint: "Name of one item; item by default." },
    { key: "collect", label: "Collect results as", kind: "line" },
    { key: "parallel", label: "At once", kind: "yaml", hint: "true for all, or how many." },
    { key: "max_iterations", label: "Items at most", kind: "number" },
    { key: "while_condition", label: "While", kind: "line", hint: "Instead of a list." },
    { key: "max_while_iterations", label: "Rounds at most", kind: "number" },
    { key: "break_when", label: "Stop when", kind: "line" },
    { key: "update_context", label: "After each round set", kind: "yaml" },
  ],
};

const limits: FieldGroup = {
  title: "Limits and failures",
  fields: [
    { key: "timeout", label: "Time limit, seconds", kind: "number" },
    { key: "on_error", label: "If it fails", kind: "choice", choices: ["fail", "continue", "skip_remaining"] },
    { key: "retry", label: "Retry", kind: "yaml", hint: "Such as max_attempts: 3." },
    { key: "depends_on", label: "After", kind: "yaml", hint: "Ids of earlier steps." },
  ],
};

const answer: FieldGroup = {
  title: "Model and answer",
  fields: [
    { key: "parse_json", label: "Read the answer as JSON", kind: "toggle" },
    { key: "model_role", label: "Model role", kind: "line", hint: "Such as fast, reasoning or coding." },
    { key: "provider", label: "Provider", kind: "line" },
    { key: "model", label: "Model", kind: "line" },
    { key: "mode", label: "Mode", kind: "line" },
  ],
};

const shell: FieldGroup = {
  title: "Surroundings",
  fields: [
    { key: "cwd", label: "Folder", kind: "line" },
    { key: "env", label: "Environment", kind: "yaml" },
    { key: "parse_json", label: "Read the output as JSON", kind: "toggle" },
  ],
};

/** The form of a step: every field that its kind may carry. */
export function fieldGroups(kind: StepKind): FieldGroup[] {
  return [
    { title: "Step", fields: main[kind] },
    ...(kind === "agent" ? [answer] : kind === "bash" ? [shell] : []),
    loop,
    limits,
  ];
}

export const approvalFields: readonly FieldSpec[] = [
  { key: "required", label: "A person decides", kind: "toggle" },
  { key: "prompt", label: "What is asked", kind: "text" },
  { key: "when", label: "When", kind: "choice", choices: ["after_stage", "before_stage"] },
  { key: "timeout", label: "Waits for, seconds", kind: "number", hint: "0 waits for ever." },
  { key: "default", label: "If nobody answers", kind: "choice", choices: ["deny", "approve"] },
];

export const stageFields: readonly FieldSpec[] = [{ key: "name", label: "Name", kind: "line", hint: "Letters, digits and hyphens; once in a recipe." }];
