export interface Snippet {
  readonly label: string;
  readonly detail: string;
  /** In the editor's snippet syntax, without the list's dash. */
  readonly text: string;
}

/** Pieces of recipe that people write again and again. */
export const snippets: readonly Snippet[] = [
  {
    label: "agent step",
    detail: "ask an agent and keep its answer",
    text: "id: ${1:step}\nagent: ${2:writing:editor}\nprompt: |\n  ${3:What to do with} {{${4:text}}}\noutput: ${5:result}\n",
  },
  { label: "bash step", detail: "run a command and keep what it prints", text: "id: ${1:step}\ntype: bash\ncommand: ${2:date}\noutput: ${3:result}\n" },
  {
    label: "foreach step",
    detail: "once for each item of a list",
    text: "id: ${1:each}\nforeach: \"{{${2:items}}}\"\nas: ${3:item}\nagent: ${4:writing:editor}\nprompt: ${5:Describe} {{${3:item}}}\ncollect: ${6:results}\n",
  },
  {
    label: "while step",
    detail: "again until it is good enough",
    text: "id: ${1:improve}\nwhile_condition: \"{{${2:good}}} != 'yes'\"\nmax_iterations: ${3:3}\nagent: ${4:writing:editor}\nprompt: ${5:Improve it}\noutput: ${6:draft}\n",
  },
  {
    label: "stage with approval",
    detail: "steps, then a person decides",
    text: "name: ${1:stage}\nsteps:\n  - id: ${2:step}\n    agent: ${3:writing:editor}\n    prompt: ${4:What to do}\n    output: ${5:result}\napproval:\n  required: true\n  prompt: \"{{${5:result}}}\\nGo on?\"\n  timeout: 3600\n  default: deny\n",
  },
  { label: "sub-recipe step", detail: "run another recipe", text: "id: ${1:step}\ntype: recipe\nrecipe: ${2:other.yaml}\ncontext:\n  ${3:text}: \"{{${3:text}}}\"\noutput: ${4:result}\n" },
];
