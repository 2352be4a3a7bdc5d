import { Bot, FileCode2, Hand, Repeat, RotateCw, Terminal } from "lucide-react";
import type { ComponentType } from "react";
import type { FieldValue } from "./text/render";

export interface Template {
  readonly label: string;
  readonly icon: ComponentType<{ className?: string }>;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** What the palette offers; ids are made fresh when one is put in. */
export const templates: readonly Template[] = [
  { label: "Agent", icon: Bot, id: "ask", fields: { agent: "writing:editor", prompt: "What should the agent do?", output: "answer" } },
  { label: "Command", icon: Terminal, id: "command", fields: { type: "bash", command: "date", output: "printed" } },
  {
    label: "For each",
    icon: Repeat,
    id: "each",
    fields: { foreach: "{{items}}", as: "item", agent: "writing:editor", prompt: "Describe {{item}}.", collect: "results" },
  },
  {
    label: "While",
    icon: RotateCw,
    id: "improve",
    fields: { while_condition: '{{verdict}} != "good"', max_while_iterations: 3, agent: "writing:critic", prompt: "Judge it: good or not?", output: "verdict" },
  },
  { label: "Sub-recipe", icon: FileCode2, id: "sub", fields: { type: "recipe", recipe: "other.yaml", context: { text: "{{text}}" }, output: "from_sub" } },
];

export const stageTemplate = (name: string): Readonly<Record<string, FieldValue>> => ({
  name,
  steps: [{ id: `${name}-step`, agent: "writing:editor", prompt: "What should the agent do?", output: `${name.replaceAll("-", "_")}_result` }],
  approval: { required: true, prompt: "Go on?", timeout: 3600, default: "deny" },
});

export const stageIcon = Hand;
