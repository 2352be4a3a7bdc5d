import {
  BookOpenText,
  ChefHat,
  Code,
  FlaskConical,
  GraduationCap,
  Languages,
  LifeBuoy,
  Map,
  PenLine,
  Server,
  Sparkles,
  Table2,
  Users,
} from "lucide-react";
import type { ComponentType } from "react";
import type { DocumentType, GalleryItem } from "@/lib/api/types";

type Icon = ComponentType<{ className?: string }>;

/** How each kind of item is named and coloured. */
export const kinds: Record<DocumentType, { label: string; tint: string }> = {
  recipe: { label: "Recipe", tint: "bg-accent-soft text-accent-text" },
  bundle: { label: "Bundle", tint: "bg-good-soft text-good" },
  skill: { label: "Skill", tint: "bg-warn-soft text-warn" },
};

const icons: Readonly<Record<string, Icon>> = {
  code: Code,
  data: Table2,
  learning: GraduationCap,
  meetings: Users,
  operations: Server,
  planning: Map,
  playground: Sparkles,
  reading: BookOpenText,
  research: FlaskConical,
  support: LifeBuoy,
  translation: Languages,
  writing: PenLine,
};

/** The picture of an item's category; one for all that have none of their own. */
export function iconOf({ category }: GalleryItem): Icon {
  return icons[category] ?? ChefHat;
}
