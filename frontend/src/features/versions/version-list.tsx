"use client";

import { Pin } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { sizeInWords } from "@/components/diff/size-in-words";
import { cn } from "@/lib/cn";
import { diffSize } from "@/lib/line-diff";
import { isMarked, lastMoment, reasonsOf, runsOf, type Version } from "@/lib/versions/version";
import { lengthOf } from "./step-count";
import { when, wholeTime } from "./when";

const PAGE = 40;

/** Versions, the newest first. Arrow keys go through them. */
export function VersionList({
  versions,
  now,
  text,
  shown,
  withDocument,
  onChoose,
}: {
  versions: readonly Version[];
  now: number;
  /** The text of now, which the size of each difference is told against. */
  text: string;
  shown: string | null;
  withDocument: boolean;
  onChoose: (id: string) => void;
}) {
  const [most, setMost] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const drawn = versions.slice(0, most);

  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>("button[data-version]") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = to === undefined ? undefined : buttons[Math.max(0, Math.min(to, buttons.length - 1))];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <>
      <ul ref={list} aria-label="Versions" onKeyDown={move} className="space-y-0.5 p-2">
        {drawn.map((version) => (
          <Entry key={version.id} version={version} now={now} text={text} chosen={version.id === shown} withDocument={withDocument} onChoose={() => onChoose(version.id)} />
        ))}
      </ul>
      {versions.length > most && (
        <Button tone="quiet" size="small" className="mx-3 mb-3" onClick={() => setMost(most + PAGE)}>
          Show older ones
        </Button>
      )}
    </>
  );
}

function Entry({ version, now, text, chosen, withDocument, onChoose }: { version: Version; now: number; text: string; chosen: boolean; withDocument: boolean; onChoose: () => void }) {
  const size = useMemo(() => diffSize(version.text, text), [version.text, text]);
  const { at } = lastMoment(version);
  const runs = runsOf(version).length;
  return (
    <li>
      <button
        type="button"
        data-version={version.id}
        aria-current={chosen ? "true" : undefined}
        onClick={onChoose}
        className={cn("block w-full rounded-lg px-3 py-2 text-left -outline-offset-2", chosen ? "bg-accent-soft" : "hover:bg-sunken")}
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 truncate text-sm font-semibold">{version.name ?? reasonsOf(version)[0]}</span>
          {isMarked(version) && (
            <span className="shrink-0 self-center text-accent-text">
              <Pin aria-hidden className="size-3.5" />
              <span className="sr-only">pinned</span>
            </span>
          )}
          <time dateTime={new Date(at).toISOString()} title={wholeTime(at)} className="ml-auto shrink-0 text-xs text-soft tabular-nums">
            {when(at, now)}
          </time>
        </span>
        {(version.name !== null || reasonsOf(version).length > 1) && (
          <span className="block truncate text-xs text-soft">{reasonsOf(version).slice(version.name === null ? 1 : 0).join(" · ")}</span>
        )}
        <span className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-soft">
          {withDocument && <span className="max-w-full truncate font-medium">{version.document === "" ? "without a name" : version.document}</span>}
          <span>{lengthOf(version)}</span>
          {runs > 0 && <Badge>{runs === 1 ? "1 run" : `${runs} runs`}</Badge>}
          {version.text === text ? (
            <Badge tone="accent">as now</Badge>
          ) : (
            <span className="ml-auto font-mono tabular-nums" title={sizeInWords(size)}>
              <span className="sr-only">to the text of now: {sizeInWords(size)}</span>
              <span aria-hidden>
                <span className="text-good">+{size.added}</span> <span className="text-bad">−{size.removed}</span>
              </span>
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
