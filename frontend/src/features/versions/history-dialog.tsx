"use client";

import { History, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty, Skeleton } from "@/components/ui/states";
import { cn } from "@/lib/cn";
import type { EditTarget } from "@/lib/edit-target";
import { toast } from "@/lib/toast";
import { keepReplaced } from "@/lib/versions/keep";
import { documentName, lastMoment, type Version } from "@/lib/versions/version";
import { loadVersions, removeVersions, useVersions, versionOfRun } from "@/lib/versions/versions";
import { VersionList } from "./version-list";
import { VersionView } from "./version-view";
import { when } from "./when";

/** The versions of a text that this browser kept: what changed since each, and the way back. */
export function HistoryDialog({
  target,
  run = null,
  onClose,
}: {
  target: EditTarget;
  /** An execution whose version is to be shown first. */
  run?: string | null;
  onClose: () => void;
}) {
  const { versions, loaded, lasting } = useVersions();
  const [now] = useState(Date.now);
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState(run);
  useEffect(() => void loadVersions(), []);

  const ofKind = versions.filter(({ kind }) => kind === target.kind);
  const document = documentName(target.text);
  const ofDocument = ofKind.filter((version) => version.document === document);
  const ofRun = asked === null ? null : versionOfRun(ofKind, asked);
  const listed = all || (ofRun !== null && ofRun.document !== document) ? ofKind : ofDocument;
  const shown = listed.find(({ id }) => id === (chosen ?? ofRun?.id)) ?? listed.find(({ text }) => text !== target.text) ?? listed[0];
  const reading = chosen !== null || ofRun !== null;
  const what = target.kind === "recipe" ? "recipe" : "skill";

  const list = useRef<HTMLDivElement>(null);
  const leave = () => {
    const from = shown?.id ?? "";
    requestAnimationFrame(() => {
      const entries = list.current;
      (entries?.querySelector<HTMLElement>(`[data-version="${CSS.escape(from)}"]`) ?? entries?.querySelector<HTMLElement>("[data-version]"))?.focus();
    });
    setChosen(null);
    setAsked(null);
  };
  const choose = (next: boolean) => {
    setAll(next);
    setChosen(null);
    setAsked(null);
  };
  const restore = (version: Version) => {
    keepReplaced(target.kind, target.text, version.text, "restored");
    const undo = target.replace(version.text);
    onClose();
    toast(`The text of ${version.name ?? when(lastMoment(version).at, now)} is back.`, { tone: "good", action: { label: "Undo", perform: undo } });
  };

  return (
    <Dialog open onClose={onClose} title="History" className="w-[min(76rem,calc(100vw-1.5rem))]!">
      <div className="flex h-[calc(85dvh-3.6rem)] flex-col">
        {!loaded ? (
          <Skeleton className="m-5 h-40" />
        ) : ofKind.length === 0 ? (
          <Empty icon={<History />} title="No versions yet">
            One is kept when you start a run, open something else, apply a change of the assistant, and when you rest after a larger change.
          </Empty>
        ) : (
          <div className="grid min-h-0 flex-1 md:grid-cols-[19rem_minmax(0,1fr)]">
            <div className={cn("flex min-h-0 flex-col border-line md:border-r", reading && "max-md:hidden")}>
              <Scope all={listed === ofKind} what={what} document={document} onChoose={choose} />
              <div ref={list} className="min-h-0 flex-1 overflow-y-auto">
                {listed.length === 0 ? (
                  <p className="p-5 text-sm text-soft">None of this {what} yet.</p>
                ) : (
                  <VersionList versions={listed} now={now} text={target.text} shown={shown?.id ?? null} withDocument={listed === ofKind} onChoose={setChosen} />
                )}
              </div>
            </div>
            <div className={cn("flex min-h-0 min-w-0 flex-col", !reading && "max-md:hidden")}>
              {shown !== undefined && (
                <VersionView key={shown.id} version={shown} others={listed} text={target.text} now={now} opened={chosen !== null} onRestore={() => restore(shown)} onBack={leave} />
              )}
            </div>
          </div>
        )}
        <Footer lasting={lasting} count={listed.length} all={listed === ofKind} what={what} onRemove={() => void removeVersions(listed.map(({ id }) => id)).then(leave)} />
      </div>
    </Dialog>
  );
}

function Scope({ all, what, document, onChoose }: { all: boolean; what: string; document: string; onChoose: (all: boolean) => void }) {
  return (
    <div role="group" aria-label="Whose versions" className="m-2 mb-0 flex rounded-lg border border-line p-0.5">
      {[false, true].map((each) => (
        <button
          key={String(each)}
          type="button"
          aria-pressed={all === each}
          title={each ? undefined : document}
          onClick={() => onChoose(each)}
          className="min-w-0 flex-1 truncate rounded-md px-2 py-1 text-xs font-medium text-soft aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        >
          {each ? `All ${what}s` : `This ${what}`}
        </button>
      ))}
    </div>
  );
}

function Footer({ lasting, count, all, what, onRemove }: { lasting: boolean; count: number; all: boolean; what: string; onRemove: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-1.5 text-xs text-soft">
      <p className="min-w-0 flex-1">
        {lasting
          ? "Kept in this browser and nowhere else. The oldest go first, pinned and named ones last."
          : "This browser refuses storage: these versions last until you leave the page."}
      </p>
      {count > 0 && (
        <Button
          tone="quiet"
          size="small"
          onBlur={() => setSure(false)}
          onClick={() => {
            if (sure) onRemove();
            setSure(!sure);
          }}
        >
          <Trash2 />
          {sure ? `Really delete ${count === 1 ? "it" : `all ${count}`}?` : all ? "Delete all" : `Delete all of this ${what}`}
        </Button>
      )}
    </div>
  );
}
