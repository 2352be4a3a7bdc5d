export type LessonPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "recipe"; readonly title: string; readonly recipe: string }
  | { readonly kind: "prompt"; readonly title: string; readonly prompt: string }
  | { readonly kind: "code"; readonly title: string; readonly code: string };

/** A short page with something to run in it. */
export interface Lesson {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly parts: readonly LessonPart[];
}
