import { call } from "@/lib/api/client";
import type { Skill, SkillForm } from "@/lib/api/types";

export function createSkill(form: SkillForm, signal?: AbortSignal): Promise<Skill> {
  return call("POST", "/api/skills/create", { body: form, signal });
}
