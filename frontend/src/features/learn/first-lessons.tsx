import { ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/config/paths";
import { LessonLink } from "./lesson-link";
import { lessons } from "./lessons";

const SHOWN = 3;

export function FirstLessons() {
  return (
    <section aria-labelledby="learn" className="pt-16">
      <div className="mb-5 flex items-end justify-between gap-4">
        <h2 id="learn" className="text-xl font-semibold tracking-tight">
          Learn it in ten minutes
        </h2>
        <ButtonLink href={paths.learn} tone="quiet" size="small">
          All lessons
          <ArrowRight />
        </ButtonLink>
      </div>
      <ol className="grid gap-4 md:grid-cols-3">
        {lessons.slice(0, SHOWN).map((lesson, index) => (
          <li key={lesson.slug}>
            <LessonLink lesson={lesson} number={index + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}
