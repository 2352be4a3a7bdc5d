export const twoSteps = `name: two-steps
description: A recipe for a test.
version: 1.0.0
context:
  topic: bicycles
steps:
  - id: facts
    agent: writing:critic
    prompt: List three facts about {{topic}}.
    output: facts
  - id: write
    agent: writing:editor
    prompt: "Write a sentence from: {{facts}}"
    output: sentence
`;

export const withGate = `name: with-gate
description: A recipe for a test.
version: 1.0.0
context:
  place: Ghent
  _approval_message: ""
stages:
  - name: plan
    steps:
      - id: draft
        agent: writing:editor
        prompt: Sketch a day in {{place}}.
        output: sketch
    approval:
      required: true
      prompt: "Is this the plan?"
      timeout: 3600
      default: deny
  - name: finish
    steps:
      - id: finish
        agent: writing:editor
        prompt: "Finish it. The reviewer said: {{_approval_message}}"
        output: day
`;

export const withEdit = `name: with-edit
description: A recipe for a test.
version: 1.0.0
stages:
  - name: plan
    steps:
      - id: choose
        type: bash
        command: printf Ghent
        output: place
    approval:
      required: true
      prompt: "Is this the place?"
      timeout: 3600
      default: deny
  - name: finish
    steps:
      - id: finish
        type: bash
        command: printf 'Day in {{place}}'
        output: day
`;

export const failing = `name: failing
description: A recipe for a test.
version: 1.0.0
steps:
  - id: broken
    type: bash
    command: exit 3
    output: nothing
`;

export const long = `name: long
description: A recipe for a test.
version: 1.0.0
context:
  items: [${Array.from({ length: 60 }, (_, n) => `item ${n}`).join(", ")}]
steps:
  - id: each
    foreach: "{{items}}"
    as: item
    agent: writing:editor
    prompt: |
      Write a long text about {{item}}, with an introduction, five sections of several sentences, and an end.
    collect: texts
`;

/** Sentences of a step of {@link slow}; each is said once, in the step's answer. */
export const sentencesOf = (step: number): string[] => [0, 1, 2, 3].map((n) => `The town counted ${100 * step + n} bicycles near the harbour this spring.`);

/** Four steps that take a while each when tokens come slowly. */
export const slow = `name: slow
description: A recipe for a test.
version: 1.0.0
steps:
${[1, 2, 3, 4]
  .map(
    (step) => `  - id: step-${step}
    agent: self
    prompt: |
      Summarise the text below in at most 4 sentences.
      <text>
      ${sentencesOf(step).join(" ")}
      </text>
    output: out_${step}
`,
  )
  .join("")}`;

/** A bundle whose script says a hundred words in about ten seconds. */
export const slowly = `---
bundle: {name: slowly}
providers:
  - module: provider-mock
    config:
      stream_delay_ms: 100
      responses: ["The first words ${"and then some more words ".repeat(18)}and the very last words."]
---
`;

/** A bundle whose script writes a file, which a person has to allow. */
export const guarded = `---
bundle: {name: guarded}
providers:
  - module: provider-mock
    config:
      responses:
        - The script is at its end.
        - {when: write, text: I write., tool: {name: write_file, input: {file_path: a.md, content: boats}}}
tools: [{module: tool-filesystem}]
hooks:
  - {module: hooks-approval, config: {rules: [{pattern: write_file, action: ask}]}}
---
Be kind.
`;

/** A bundle whose script calls two agents at once, each of which speaks and then uses a tool that a person has to allow. */
export const delegating = `---
bundle: {name: delegating}
providers:
  - module: provider-mock
    config:
      responses:
        - when: both banks
          text: I send two scouts.
          tool:
            - {name: delegate, input: {agent: left, context_depth: none, instruction: Walk along the left bank.}}
            - {name: delegate, input: {agent: right, context_depth: none, instruction: Walk along the right bank.}}
        - {when: left bank, text: "I walk on the left, slowly, past the mill and the old oak.", tool: {name: glob, input: {pattern: "**"}}}
        - {when: right bank, text: "I walk on the right, slowly, past the quay and the church.", tool: {name: glob, input: {pattern: "**"}}}
        - The script is at its end.
        - That is what there was to see.
tools: [{module: tool-filesystem}, {module: tool-delegate}]
hooks:
  - {module: hooks-approval, config: {rules: [{pattern: glob, action: ask}]}}
agents:
  left: {description: Walks on the left., instruction: Walk.}
  right: {description: Walks on the right., instruction: Walk.}
---
Be kind.
`;

export const withBody = `name: with-body
description: A recipe for a test.
version: 1.0.0
context:
  items: [one, two]
  kind: bug
stages:
  - name: gather
    steps:
      # looks first
      - id: look
        agent: writing:critic
        prompt: "Look at {{kind}}."
        output: seen
      - id: each
        foreach: "{{items}}"
        as: item
        steps:
          - id: read
            agent: writing:editor
            prompt: "Read {{item}}."
            output: described
        collect: notes
  - name: write
    steps:
      - id: bugs
        agent: writing:editor
        condition: "{{kind}} == 'feature'"
        prompt: Write about it.
        output: text
`;
