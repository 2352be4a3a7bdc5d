/** The recipe that a new visitor finds in the editor. */
export const starterRecipe = `name: meeting-notes
description: Finds what matters in notes, and turns them into a message with decisions and actions.
version: 1.0.0
tags: [meetings, writing]

context:
  text: |
    Weekly product meeting, 4 May. Present: Ana, Bo, Chidi.
    Decided: the new sign-in page ships on 18 May.
    Action: Ana writes the announcement by 12 May.
    Action: Bo tests sign-in on phones by 10 May.
    Open question: do we need a Spanish version at launch?
  reader: somebody who was not there

steps:
  - id: find-the-point
    agent: writing:critic
    prompt: |
      List the 3 points that matter most for {{reader}} in the text below, as bullet points.

      <text>
      {{text}}
      </text>
    output: points

  - id: collect-actions
    agent: meetings:secretary
    prompt: |
      Who does what, and until when, in the text below?
      Answer with JSON of the form {"actions": [{"owner": "name", "task": "what", "due": "date"}]}.

      <text>
      {{text}}
      </text>
    parse_json: true
    output: plan

  - id: write-message
    agent: writing:editor
    prompt: |
      Write a message to the participants from the text below: decisions, actions, open questions.
      Leave out none of these points: {{points}}
      Name everybody who has something to do: {{plan}}

      <text>
      {{text}}
      </text>
    output: message
`;
