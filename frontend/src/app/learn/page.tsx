import { BookOpenText } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { glossary } from "@/features/learn/glossary";
import { LessonList } from "@/features/learn/lesson-list";
import { lessons } from "@/features/learn/lessons";

export const metadata: Metadata = { title: "Learn" };

export default function LearnPage() {
  const summaries = lessons.map(({ slug, title, summary, minutes, parts }) => ({
    slug,
    title,
    summary,
    minutes,
    words: [title, summary, ...parts.flatMap((part) => Object.values(part))].join(" ").toLowerCase(),
  }));
  return (
    <div className="mx-auto max-w-6xl px-4 pb-24 sm:px-6">
      <PageHeader
        title="Learn"
        actions={
          <ButtonLink href={paths.reference}>
            <BookOpenText />
            Recipe reference
          </ButtonLink>
        }
      >
        Short pages with something to run in each. Read in order, or take what you need.
      </PageHeader>
      <LessonList lessons={summaries} />
      <section aria-labelledby="glossary" className="pt-14">
        <h2 id="glossary" className="mb-4 text-xl font-semibold tracking-tight">
          Words
        </h2>
        <Card>
          <dl className="grid gap-x-10 gap-y-4 p-6 md:grid-cols-2">
            {glossary.map(([word, meaning]) => (
              <div key={word}>
                <dt className="font-semibold">{word}</dt>
                <dd className="text-sm text-soft">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </section>
    </div>
  );
}
