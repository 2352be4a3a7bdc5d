/** What a person writes of a skill. */
export interface SkillDraft {
  readonly name: string;
  readonly description: string;
  readonly instructions: string;
  /** Names with commas between. */
  readonly tools: string;
}

// Not a dot, which stops at line separators of Unicode; JSON leaves them as they are.
const TEXT = /^---\nname: ("[^\n]*")\ndescription: ("[^\n]*")\n(?:allowed-tools: ("[^\n]*")\n)?---\n\n([\s\S]*)$/;

/** A skill as one text, from which {@link readSkillText} gives the same skill back. */
export function skillText({ name, description, instructions, tools }: SkillDraft): string {
  const allowed = tools.trim() === "" ? "" : `allowed-tools: ${JSON.stringify(tools)}\n`;
  return `---\nname: ${JSON.stringify(name)}\ndescription: ${JSON.stringify(description)}\n${allowed}---\n\n${instructions}`;
}

/** The skill of such a text; null for any other. */
export function readSkillText(text: string): SkillDraft | null {
  const [, name, description, tools, instructions] = TEXT.exec(text) ?? [];
  if (name === undefined || description === undefined || instructions === undefined) return null;
  try {
    const read = (quoted: string) => String(JSON.parse(quoted));
    return { name: read(name), description: read(description), instructions, tools: tools === undefined ? "" : read(tools) };
  } catch {
    return null;
  }
}
