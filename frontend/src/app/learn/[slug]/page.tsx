import { ArrowLeft, ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import type { LessonPart } from "@/features/learn/lesson";
import { lessons } from "@/features/learn/lessons";
import { StaticMarkdown } from "@/features/learn/static-markdown";
import { Runnable } from "../../_workspace/runnable";

interface Props {
  params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return lessons.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const lesson = lessons.find((each) => each.slug === slug);
  return { title: lesson?.title, description: lesson?.summary };
}

export default async function LessonPage({ params }: Props) {
  const { slug } = await params;
  const at = lessons.findIndex((each) => each.slug === slug);
  const lesson = lessons[at];
  if (lesson === undefined) notFound();
  const before = lessons[at - 1];
  const after = lessons[at + 1];
  return (
    <article className="mx-auto max-w-3xl px-4 pb-24 sm:px-6">
      <PageHeader title={lesson.title}>{lesson.summary}</PageHeader>
      <div className="space-y-7">
        {lesson.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </div>
      <nav aria-label="Lessons" className="mt-12 flex flex-wrap justify-between gap-3 border-t border-line pt-6">
        {before === undefined ? (
          <ButtonLink href={paths.learn} tone="quiet">
            <ArrowLeft />
            All lessons
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.lesson(before.slug)} tone="quiet">
            <ArrowLeft />
            {before.title}
          </ButtonLink>
        )}
        {after !== undefined && (
          <ButtonLink href={paths.lesson(after.slug)}>
            {after.title}
            <ArrowRight />
          </ButtonLink>
        )}
      </nav>
    </article>
  );
}

function Part({ part }: { part: LessonPart }) {
  switch (part.kind) {
    case "text":
      return <StaticMarkdown text={part.text} />;
    case "recipe":
      return <Runnable kind="recipe" title={part.title} text={part.recipe} />;
    case "prompt":
      return <Runnable kind="prompt" title={part.title} text={part.prompt} />;
    case "code":
      return (
        <figure>
          <figcaption className="mb-1.5 text-xs font-medium text-faint">{part.title}</figcaption>
          <pre tabIndex={0} className="overflow-x-auto rounded-xl border border-line bg-sunken p-4 font-mono text-xs leading-relaxed">
            {part.code}
          </pre>
        </figure>
      );
  }
}
