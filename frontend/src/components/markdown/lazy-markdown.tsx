"use client";

import { lazy, Suspense } from "react";

// Asked for as soon as a page has this file, not first when there is text to draw.
const loading = import("./markdown");
const Markdown = lazy(() => loading.then((module) => ({ default: module.Markdown })));

/** Markdown whose renderer is loaded when it is first needed; until then the text stands as it is. */
export function LazyMarkdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  return (
    <Suspense fallback={<div className="prose-run whitespace-pre-wrap">{text}</div>}>
      <Markdown text={text} streaming={streaming} />
    </Suspense>
  );
}
