import { download } from "@/lib/api/client";

export type SkillFormat = "skill" | "python";

export function exportSkill(skillMd: string, format: SkillFormat): Promise<Blob> {
  return download("POST", "/api/skills/export", { body: { skill_md: skillMd, format } });
}
