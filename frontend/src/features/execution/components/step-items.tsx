"use client";

import { Bot, Brain, ChevronRight, CircleAlert, Info, TriangleAlert, Wrench } from "lucide-react";
import { memo, useState, type ReactNode } from "react";
import { LazyMarkdown } from "@/components/markdown/lazy-markdown";
import { formatDuration } from "@/lib/format";
import { cn } from "@/lib/cn";
import { readable } from "../model/read";
import type { Item, NoteItem, TextItem, ToolItem } from "../model/types";
import { StepIcon } from "./status-badge";

const MOST_SHOWN = 20_000;

/** One thing that happened inside a step. */
export const StepItem = memo(
  function StepItem({ item }: { item: Item }) {
    switch (item.kind) {
      case "text":
        return <Words item={item} />;
      case "thinking":
        return <Thinking item={item} />;
      case "tool":
        return <ToolCall item={item} />;
      case "agent":
        return (
          <p className="flex items-center gap-2 text-sm text-soft">
            <Bot aria-hidden className="size-4 text-accent-text" />
            Called the agent <span className="font-mono text-[0.8125rem] text-ink">{item.name}</span>
          </p>
        );
      case "note":
        return <Note item={item} />;
    }
  },
  (before, after) => sameItem(before.item, after.item),
);

function sameItem(a: Item, b: Item): boolean {
  if (a === b) return true;
  if ((a.kind === "text" || a.kind === "thinking") && (b.kind === "text" || b.kind === "thinking")) {
    return a.key === b.key && a.text === b.text && a.done === b.done && a.gap === b.gap;
  }
  if (a.kind === "tool" && b.kind === "tool") return a.key === b.key && a.state === b.state;
  return a.kind === b.kind && a.key === b.key;
}

/** While an answer that is to be JSON still arrives it already begins like it; drawn as Markdown it would run together. */
const LIKE_JSON = /^\s*(\{\s*"|\[\s*[[{"])/;

function Words({ item }: { item: TextItem }) {
  return (
    <div>
      {LIKE_JSON.test(item.text) ? <Code label="JSON" text={item.text} /> : <LazyMarkdown text={item.text} streaming={!item.done} />}
      {item.gap && <p className="mt-2 text-xs text-faint">Some words were missed; the whole text comes with the end of this answer.</p>}
    </div>
  );
}

function Thinking({ item }: { item: TextItem }) {
  return (
    <Fold icon={<Brain aria-hidden className="size-4 text-faint" />} title={item.done ? "Thought" : "Thinking…"}>
      <div className="text-sm text-soft">
        <LazyMarkdown text={item.text} streaming={!item.done} />
      </div>
    </Fold>
  );
}

function ToolCall({ item }: { item: ToolItem }) {
  return (
    <Fold
      icon={item.state === "completed" ? <Wrench aria-hidden className="size-4 text-faint" /> : <StepIcon state={item.state} />}
      title={
        <>
          <span className="font-mono text-[0.8125rem]">{item.name}</span>
          <span className="min-w-0 truncate font-normal text-faint">{summary(item.input)}</span>
        </>
      }
      aside={item.durationMs === null ? undefined : formatDuration(item.durationMs)}
    >
      <div className="space-y-3">
        <Code label="Arguments" text={readable(item.input)} />
        {item.error !== null && <Code label="Error" text={item.error} bad />}
        {item.result !== null && <Code label="Result" text={readable(item.result)} />}
      </div>
    </Fold>
  );
}

function summary(input: unknown): string {
  const shown = readable(input).replace(/\s+/g, " ");
  return shown === "{}" ? "" : shown.slice(0, 120);
}

function Note({ item }: { item: NoteItem }) {
  const Icon = { info: Info, warning: TriangleAlert, error: CircleAlert }[item.level];
  return (
    <p className={cn("flex gap-2 text-sm", { info: "text-faint", warning: "text-warn", error: "text-bad" }[item.level])}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{item.text}</span>
    </p>
  );
}

function Fold({ icon, title, aside, children }: { icon: ReactNode; title: ReactNode; aside?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="group rounded-xl border border-line bg-sunken" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-9 items-center gap-2 rounded-xl px-3 py-1.5 text-sm font-medium">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" />
        {icon}
        <span className="flex min-w-0 flex-1 items-baseline gap-2">{title}</span>
        {aside !== undefined && <span className="text-xs text-faint tabular-nums">{aside}</span>}
      </summary>
      {open && <div className="border-t border-line p-3">{children}</div>}
    </details>
  );
}

export function Code({ label, text, bad = false }: { label: string; text: string; bad?: boolean }) {
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-faint">{label}</p>
      <pre
        tabIndex={0}
        className={cn(
          "max-h-72 overflow-auto rounded-lg border border-line bg-surface p-3 font-mono text-xs leading-relaxed break-words whitespace-pre-wrap",
          bad && "text-bad",
        )}
      >
        {text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n… ${text.length - MOST_SHOWN} more characters; export the run to see all` : text}
      </pre>
    </div>
  );
}
