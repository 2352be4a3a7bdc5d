import type { Lesson } from "../lesson";

export const firstPrompt: Lesson = {
  slug: "first-prompt",
  title: "Your first prompt",
  summary: "Ask for something, and see what happens between the question and the answer.",
  minutes: 2,
  parts: [
    {
      kind: "text",
      text: `A **prompt** is a question or a task in your own words. It is answered in a *session*: a model, the tools it may use, and the instructions that come with a **bundle**.

Press Run. The words appear as they are made. Above them you see which provider answers; without a key of a language model it is the *offline provider*, which follows simple rules and says so.`,
    },
    { kind: "prompt", title: "Ask something", prompt: `Summarise this in two sentences.

<text>
The reading room closes on Monday because its roof is being mended. The work takes a week. Books can be brought back at the
side door. The room opens again on Friday of the week after, with longer hours in the evening.
</text>` },
    {
      kind: "text",
      text: `In the run, open **Events** to see everything that happened, in order. Nothing is hidden, and nothing of it is kept on a server for long.`,
    },
  ],
};

export const firstRecipe: Lesson = {
  slug: "first-recipe",
  title: "Your first recipe",
  summary: "Two steps, one after the other, each with its own agent.",
  minutes: 4,
  parts: [
    {
      kind: "text",
      text: `A **recipe** is a list of steps in YAML. Each step asks an **agent** and keeps the answer under a name, its \`output\`. A later step uses it as \`{{name}}\`.

What stands under \`context\` is the input: it becomes the form beside the editor.`,
    },
    {
      kind: "recipe",
      title: "Facts first, then words",
      recipe: `name: two-steps
description: Finds facts, then writes with them.
version: 1.0.0
context:
  text: |
    The first bicycle had no pedals: in 1817 Karl Drais pushed himself along with his feet. Pedals came in the 1860s. The safety
    bicycle of 1885 had two wheels of one size and a chain. Air-filled tyres followed in 1888 and made riding comfortable.
steps:
  - id: facts
    agent: research:analyst
    prompt: |
      List the facts in this text, one line each.
      <text>
      {{text}}
      </text>
    output: facts
  - id: write
    agent: writing:editor
    prompt: |
      Write one lively paragraph from these facts.
      <text>
      {{facts}}
      </text>
    output: paragraph
`,
    },
    { kind: "text", text: "Change `text`, run it again, and compare. Then open **Variables** in the run: each step added its output." },
  ],
};

export const variables: Lesson = {
  slug: "variables-and-conditions",
  title: "Variables and conditions",
  summary: "Pass results on, read parts of them, and skip what is not needed.",
  minutes: 4,
  parts: [
    {
      kind: "text",
      text: `With \`parse_json: true\` an answer in JSON becomes a value with parts: \`{{kind.label}}\`. A \`condition\` decides whether a step runs at all; a skipped step leaves no output.

Conditions compare with \`==\`, \`!=\`, \`<\`, \`>\`, \`in\`, and join with \`and\`, \`or\`, \`not\`. That is all they can do: a recipe is data, never code.`,
    },
    {
      kind: "recipe",
      title: "Only if it is a complaint",
      recipe: `name: sort-mail
description: Answers a complaint, and only a complaint.
version: 1.0.0
context:
  mail: The lamp that I bought last week flickers. I want my money back.
steps:
  - id: classify
    agent: support:dispatcher
    prompt: |
      Is this mail a complaint or something else?
      Answer with JSON of the form {"label": "complaint"} or {"label": "other"}.

      <text>
      {{mail}}
      </text>
    parse_json: true
    output: kind
  - id: answer
    condition: "{{kind.label}} == 'complaint'"
    agent: writing:editor
    prompt: |
      Write a short, kind answer to this complaint.
      <text>
      {{mail}}
      </text>
    output: reply
`,
    },
  ],
};

export const loops: Lesson = {
  slug: "loops",
  title: "Loops",
  summary: "The same step for each item of a list, one by one or at once.",
  minutes: 4,
  parts: [
    {
      kind: "text",
      text: `\`foreach\` names a list, \`as\` names one item of it, and \`collect\` gathers the results in the order of the list, even when they run in \`parallel\`.`,
    },
    {
      kind: "recipe",
      title: "A line for each city",
      recipe: `name: postcards
description: One sentence for each city, three at a time.
version: 1.0.0
context:
  cities: [Lisbon, Oslo, Kyoto]
steps:
  - id: write
    foreach: "{{cities}}"
    as: city
    parallel: 3
    agent: writing:editor
    prompt: Write one sentence for a postcard from {{city}}.
    collect: lines
  - id: choose
    agent: writing:critic
    prompt: |
      Which of these is the best, and why?
      <text>
      {{lines}}
      </text>
    output: best
`,
    },
    {
      kind: "text",
      text: "A `while_condition` repeats a step until it no longer holds. Always give it `max_while_iterations`: a loop that can't end is stopped by the time limit, and that is late.",
    },
  ],
};
