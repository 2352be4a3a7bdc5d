import fc from "fast-check";
import { expect, it } from "vitest";
import { readSkillText, skillText } from "./skill-text";

const words = fc.string({ unit: "grapheme", maxLength: 80 });

it("a skill as one text gives the same skill back, whatever is written in it", () => {
  fc.assert(
    fc.property(words, words, fc.string({ maxLength: 300 }), words, (name, description, instructions, tools) => {
      const skill = { name, description, instructions, tools };
      expect(readSkillText(skillText(skill))).toEqual({ ...skill, tools: tools.trim() === "" ? "" : tools });
    }),
  );
});

it("a line separator of Unicode in a name is part of the name", () => {
  const skill = { name: "one\u2028two", description: "three\u2029four", instructions: "", tools: "five\u2028six" };
  expect(readSkillText(skillText(skill))).toEqual(skill);
});

it("another text is no skill", () => {
  expect(readSkillText("name: a\nsteps: []\n")).toBeNull();
  expect(readSkillText("---\n[\n---\n\nx")).toBeNull();
});
