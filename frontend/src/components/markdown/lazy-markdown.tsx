"use client";

import { lazy, Suspense } from "react";

const Markdown = lazy(() => import("./markdown").then((module) => ({ default: module.Markdown })));

/** Markdown whose renderer is loaded when it is first needed; until then the text stands as it is. */
export function LazyMarkdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  return (
    <Suspense fallback={<div className="prose-run whitespace-pre-wrap">{text}</div>}>
      <Markdown text={text} streaming={streaming} />
    </Suspense>
  );
}
