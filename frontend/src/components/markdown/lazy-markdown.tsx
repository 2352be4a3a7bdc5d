"use client";

import dynamic from "next/dynamic";
import { Suspense } from "react";
import { loadPart } from "@/lib/load-part";

// Of next/dynamic, so that a page whose HTML was made with it names the renderer's script and need not wait for others to ask for it.
const Markdown = dynamic(() => loadPart(() => import("./markdown")).then((module) => module.Markdown));

/** Markdown whose renderer is loaded when it is first needed; until then the text stands as it is. */
export function LazyMarkdown({ text, streaming = false }: { text: string; streaming?: boolean }) {
  return (
    <Suspense fallback={<div className="prose-run whitespace-pre-wrap">{text}</div>}>
      <Markdown text={text} streaming={streaming} />
    </Suspense>
  );
}

/** Draws nothing, and has the renderer at hand when there is text. */
export function MarkdownAhead() {
  return (
    <div hidden>
      <LazyMarkdown text="" />
    </div>
  );
}
