import { Bot, FileCode2, Hand, Layers, ListTree, Repeat, RotateCw, Terminal } from "lucide-react";
import type { ComponentType } from "react";
import type { FieldValue } from "./text/render";

type Fields = Readonly<Record<string, FieldValue>>;

export interface Template {
  readonly label: string;
  readonly icon: ComponentType<{ className?: string }>;
  /** The wish for an id; it is made fresh when one is put in. */
  readonly id: string;
  readonly fields: (id: string) => Fields;
}

const ask: Fields = { agent: "writing:editor", prompt: "What should the agent do?" };

/** What the palette and the menus of the canvas offer. */
export const templates: readonly Template[] = [
  { label: "Agent", icon: Bot, id: "ask", fields: () => ({ ...ask, output: "answer" }) },
  { label: "Command", icon: Terminal, id: "command", fields: () => ({ type: "bash", command: "date", output: "printed" }) },
  {
    label: "For each",
    icon: Repeat,
    id: "each",
    fields: () => ({ foreach: "{{items}}", as: "item", agent: "writing:editor", prompt: "Describe {{item}}.", collect: "results" }),
  },
  {
    label: "Loop body",
    icon: ListTree,
    id: "each",
    fields: (id) => ({
      foreach: "{{items}}",
      as: "item",
      steps: [{ id: `${id}-item`, agent: "writing:editor", prompt: "Describe {{item}}.", output: "described" }],
      collect: "results",
    }),
  },
  {
    label: "While",
    icon: RotateCw,
    id: "improve",
    fields: () => ({ while_condition: '{{verdict}} != "good"', max_while_iterations: 3, agent: "writing:critic", prompt: "Judge it: good or not?", output: "verdict" }),
  },
  { label: "Sub-recipe", icon: FileCode2, id: "sub", fields: () => ({ type: "recipe", recipe: "other.yaml", context: { text: "{{text}}" }, output: "from_sub" }) },
];

export const approvalTemplate: Fields = { required: true, prompt: "Go on?", timeout: 3600, default: "deny" };

export const stageTemplate = (name: string): Fields => ({
  name,
  steps: [{ id: `${name}-step`, ...ask, output: `${name.replaceAll("-", "_")}_result` }],
  approval: approvalTemplate,
});

export const stageIcon = Layers;
export const approvalIcon = Hand;
