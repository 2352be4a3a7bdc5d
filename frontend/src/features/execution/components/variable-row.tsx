"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes, humanize } from "@/lib/format";
import { wholeValue, type Change } from "../model/context-history";
import type { ContextEntry, StepView } from "../model/types";
import { DiffLines } from "@/components/diff/diff-lines";

const FOLDED_CHARS = 200;

/** One variable: what it holds, who set it, and what it held before. */
export function VariableRow({
  entry,
  change,
  setBy,
  value,
}: {
  entry: ContextEntry;
  /** What the step that is looked at did to it; undefined if nothing. */
  change: Change | undefined;
  setBy: StepView | undefined;
  /** The value, where the run's outputs tell it. */
  value: string | null;
}) {
  const [open, setOpen] = useState(false);
  const [comparing, setComparing] = useState(false);
  const whole = value ?? wholeValue(entry, setBy);
  const shown = whole ?? entry.preview;
  const folds = shown.length > FOLDED_CHARS;
  const before = change?.before ?? null;
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-mono text-sm font-medium break-all">{entry.name}</span>
        {change !== undefined && entry.setBy !== "" && <Badge tone={before === null ? "good" : "accent"}>{before === null ? "new" : "changed"}</Badge>}
        <Badge>{entry.setBy === "" ? "at the start" : humanize(entry.setBy.split("/").at(-1) ?? "")}</Badge>
        <span className="ml-auto text-xs text-faint tabular-nums">{formatBytes(entry.size)}</span>
        {whole !== null && <CopyButton tone="quiet" size="small" text={whole} aria-label={`Copy ${entry.name}`} />}
      </div>
      {comparing && before !== null ? (
        <DiffLines before={before.preview} after={entry.preview} label={`What changed in ${entry.name}`} className="mt-2 max-h-80 rounded-lg border border-line" />
      ) : (
        shown !== "" && (
          <p className="mt-1 max-h-96 overflow-y-auto font-mono text-xs leading-relaxed break-words whitespace-pre-wrap text-soft">
            {folds && !open ? `${shown.slice(0, FOLDED_CHARS)}…` : shown}
          </p>
        )
      )}
      {(folds || before !== null || whole === null) && (
        <div className="mt-1.5 -ml-2.5 flex flex-wrap items-center gap-1">
          {folds && !comparing && (
            <Button tone="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Show less" : "Show all"}
            </Button>
          )}
          {before !== null && (
            <Button tone="quiet" size="small" aria-pressed={comparing} onClick={() => setComparing(!comparing)}>
              {comparing ? "Show the value" : "Compare with before"}
            </Button>
          )}
          {whole === null && <span className="pl-2.5 text-xs text-faint">The beginning; the run's export has all of it.</span>}
        </div>
      )}
    </li>
  );
}
