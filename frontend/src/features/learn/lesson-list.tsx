"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/field";
import { Empty } from "@/components/ui/states";
import { LessonLink, type LessonSummary } from "./lesson-link";

interface SearchableLesson extends LessonSummary {
  /** All its words, in lower case, to search in. */
  readonly words: string;
}

export function LessonList({ lessons }: { lessons: readonly SearchableLesson[] }) {
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
