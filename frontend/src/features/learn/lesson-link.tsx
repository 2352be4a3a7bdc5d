import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { paths } from "@/config/paths";

export interface LessonSummary {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}

export function LessonLink({ lesson, number }: { lesson: LessonSummary; number: number }) {
  return (
    <Link
      href={paths.lesson(lesson.slug)}
      className="group flex h-full items-start gap-4 rounded-card border border-line bg-surface p-5 shadow-card transition-colors hover:border-line-strong"
    >
      <span aria-hidden className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-text tabular-nums">
        {number}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold group-hover:text-accent-text">{lesson.title}</span>
        <span className="mt-1 block text-sm text-soft">{lesson.summary}</span>
        <span className="mt-2 block text-xs text-faint">{lesson.minutes} minutes</span>
      </span>
      <ArrowRight aria-hidden className="mt-1 size-4 text-faint transition-transform group-hover:translate-x-0.5" />
    </Link>
  );
}
