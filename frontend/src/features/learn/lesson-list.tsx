"use client";

import { ArrowRight, Search } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Input } from "@/components/ui/field";
import { Empty } from "@/components/ui/states";
import { paths } from "@/config/paths";

export interface LessonSummary {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** All its words, in lower case, to search in. */
  readonly words: string;
}

export function LessonList({ lessons }: { lessons: readonly LessonSummary[] }) {
  const [query, setQuery] = useState("");
  const wanted = query.toLowerCase().trim();
  const found = lessons.filter(({ words }) => words.includes(wanted));
  return (
    <div>
      <div className="relative mb-6 max-w-md">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint" />
        <Input type="search" aria-label="Search the lessons" placeholder="Search the lessons" className="pl-9" value={query} onChange={(event) => setQuery(event.target.value)} />
      </div>
      {found.length === 0 && <Empty title="No lesson has that word">Try “loop” or “approval”, or look at the reference.</Empty>}
      <ol className="grid gap-3 md:grid-cols-2">
        {found.map((lesson) => (
          <li key={lesson.slug}>
            <LessonLink lesson={lesson} number={lessons.indexOf(lesson) + 1} />
          </li>
        ))}
      </ol>
    </div>
  );
}

export function LessonLink({ lesson, number }: { lesson: Pick<LessonSummary, "slug" | "title" | "summary" | "minutes">; number: number }) {
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
