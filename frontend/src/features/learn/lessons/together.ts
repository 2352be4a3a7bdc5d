import type { Lesson } from "../lesson";

export const approvals: Lesson = {
  slug: "approvals",
  title: "Stages and approvals",
  summary: "Let a person look before the run goes on.",
  minutes: 4,
  parts: [
    {
      kind: "text",
      text: `A recipe with **stages** can stop between them. The run waits, for days if need be, and costs nothing meanwhile. Whoever approves can leave a message, which the next steps read as \`{{_approval_message}}\`, or change a variable.

A gate with nobody to answer never opens by itself unless the recipe says so in \`default\`.`,
    },
    {
      kind: "recipe",
      title: "A plan that asks first",
      recipe: `name: trip
description: Plans a trip, asks you, then writes it out.
version: 1.0.0
context:
  place: Ghent
  _approval_message: ""
stages:
  - name: plan
    steps:
      - id: draft
        agent: planning:architect
        prompt: Sketch a day in {{place}} in five bullet points.
        output: sketch
    approval:
      required: true
      prompt: "{{sketch}}"
      timeout: 3600
      default: deny
  - name: write
    steps:
      - id: write
        agent: writing:editor
        prompt: |
          Write the day out as a short text. The traveller said: {{_approval_message}}
          <text>
          {{sketch}}
          </text>
        output: day
`,
    },
  ],
};

export const changes: Lesson = {
  slug: "changes",
  title: "Change a recipe, and change it back",
  summary: "Say in words what should be different, and find what a recipe was before.",
  minutes: 3,
  parts: [
    {
      kind: "text",
      text: `Beside the editor, **Ask for a change** takes a wish in your own words: *Add a step that checks the result*. A model writes the recipe anew, the check looks at it, and you see the difference line by line. Nothing changes until you press **Apply**, and one undo takes it back. On an empty editor it is **Describe what you want**. It needs a language model: one of this server, or a key of your own.

Try it: open the recipe below in the playground and ask for a third step.`,
    },
    {
      kind: "recipe",
      title: "Two steps that could be three",
      recipe: `name: short-note
description: Writes a note and shortens it.
version: 1.0.0
context:
  news: The reading room closes on Monday, because its roof is being mended.
steps:
  - id: write
    agent: writing:author
    prompt: |
      Write a note to readers about the news below.
      <text>
      {{news}}
      </text>
    output: note
    timeout: 60
  - id: shorten
    agent: writing:editor
    prompt: |
      Say the text below in two sentences.
      <text>
      {{note}}
      </text>
    output: short
    timeout: 60
`,
    },
    {
      kind: "text",
      text: `**History** shows what the recipe was: when you ran it, opened it, applied a change, or rested after a larger one. Choose a version to see what is different now, give it a name so that it stays, or restore it. A run leads back to the recipe as it was run.

All of this stands in your browser and nowhere else. The settings show how much it is, and save it as a file.`,
    },
  ],
};

export const agentsAndBundles: Lesson = {
  slug: "agents-and-bundles",
  title: "Agents and bundles",
  summary: "Who answers, and what they bring with them.",
  minutes: 3,
  parts: [
    {
      kind: "text",
      text: `An **agent** is a role: a description and instructions. A **bundle** is a set of agents, tools, providers and context that belong together; it may include other bundles. \`writing:critic\` is the agent *critic* of the bundle *writing*.

Two agents, one text: see how differently they read it.`,
    },
    {
      kind: "recipe",
      title: "Two readers",
      recipe: `name: two-readers
description: The same text, read by two agents.
version: 1.0.0
context:
  text: We are the best. Everyone knows it. Buy now.
steps:
  - id: critic
    agent: writing:critic
    prompt: |
      What is weak in this text?
      <text>
      {{text}}
      </text>
    output: weaknesses
  - id: editor
    agent: writing:editor
    prompt: |
      Make this text better. It has these weaknesses: {{weaknesses}}
      <text>
      {{text}}
      </text>
    output: better
`,
    },
    { kind: "text", text: "All bundles stand in the [gallery](/gallery/?type=bundle) with their source." },
  ],
};

export const skills: Lesson = {
  slug: "skills",
  title: "Skills",
  summary: "Knowledge that an agent takes up when it needs it.",
  minutes: 3,
  parts: [
    {
      kind: "text",
      text: `A **skill** is a file, \`SKILL.md\`: a name, a description of when it helps, and instructions. An agent sees the descriptions of all skills, and loads one when the task calls for it. So a skill costs nothing until it is used.

The [gallery](/gallery/?type=skill) has skills to read. In expert mode the [skill creator](/skills/) makes one with you and packs it up.`,
    },
    { kind: "prompt", title: "Ask for what a skill knows", prompt: "Load a skill that helps with writing, say its name, and apply it to this text.\n\n<text>\nIt was decided that a meeting be held.\n</text>" },
  ],
};

export const webhooks: Lesson = {
  slug: "webhooks",
  title: "Webhooks",
  summary: "Start a recipe from anywhere with one signed request.",
  minutes: 3,
  parts: [
    {
      kind: "text",
      text: `A **webhook** is an address that carries a sealed recipe inside itself. A request with a valid signature starts it, with the body as its inputs. No server keeps the recipe; whoever has the address but not the secret can do nothing.

Make one on the [webhooks page](/webhooks/). Try the recipe here first:`,
    },
    {
      kind: "recipe",
      title: "What a webhook could run",
      recipe: `name: summarise
description: Three bullet points about whatever arrives.
version: 1.0.0
context:
  text: The release brings faster starts, a new editor, and fixes for two mistakes in the export.
steps:
  - id: summarise
    agent: writing:editor
    prompt: |
      Summarise this in three bullet points.
      <text>
      {{text}}
      </text>
    output: summary
`,
    },
    {
      kind: "code",
      title: "Calling it",
      code: `curl -X POST "$WEBHOOK_URL?wait=30" \\
  -H "content-type: application/json" \\
  -H "webhook-id: $ID" -H "webhook-timestamp: $NOW" -H "webhook-signature: $SIGNATURE" \\
  -d '{"text": "..."}'`,
    },
  ],
};

export const takeItHome: Lesson = {
  slug: "take-it-home",
  title: "Taking it home",
  summary: "The same recipe on your own machine.",
  minutes: 2,
  parts: [
    {
      kind: "text",
      text: `What runs here is plain Amplifier. **Export** on a finished run gives a zip with the recipe, its inputs and outputs, the transcript, and how to run it with the Amplifier command line. Or download the YAML alone.`,
    },
    {
      kind: "recipe",
      title: "Something to take with you",
      recipe: `name: standup
description: Turns rough notes into a stand-up message.
version: 1.0.0
context:
  notes: fixed the login bug, waiting for review, tomorrow the export page
steps:
  - id: message
    agent: writing:editor
    prompt: |
      Write a stand-up message with the parts Done, Next and Blocked from these notes.
      <text>
      {{notes}}
      </text>
    output: message
`,
    },
    {
      kind: "code",
      title: "At home",
      code: `amplifier run "execute standup.yaml with notes='wrote the tests'"`,
    },
  ],
};
