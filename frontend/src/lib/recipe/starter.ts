/** The recipe that a new visitor finds in the editor. */
export const starterRecipe = `name: clear-words
description: Finds the point of a text, then says it in plain words.
version: 1.0.0

context:
  text: |
    The committee has determined that, owing to circumstances that could not have
    been anticipated, the opening of the new reading room will be postponed until
    such time as the necessary furniture has been delivered, which is expected to
    be in the second week of March.
  reader: a busy person

steps:
  - id: find-the-point
    agent: writing:critic
    prompt: |
      List the three facts that matter most in this text, as bullet points.

      <text>
      {{text}}
      </text>
    output: facts

  - id: say-it-plainly
    agent: writing:editor
    prompt: |
      Write two short sentences for {{reader}} from these facts.

      <text>
      {{facts}}
      </text>
    output: plain
`;
