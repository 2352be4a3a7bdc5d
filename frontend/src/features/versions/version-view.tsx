"use client";

import { ArrowLeft, Pencil, Pin, PinOff, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useEffect, useId, useRef, useState, type SyntheticEvent } from "react";
import { TextDiff } from "@/components/diff/text-diff";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/field";
import { paths } from "@/config/paths";
import { lastMoment, MOST_NAME, reasonsOf, runsOf, type Version } from "@/lib/versions/version";
import { nameVersion, pinVersion, removeVersions } from "@/lib/versions/versions";
import { when } from "./when";

const NOW = "";
const BESIDE_THE_LIST = "(min-width: 48rem)";

/** One version: how it differs from the text of now or from another version, and what can be done with it. */
export function VersionView({
  version,
  others,
  text,
  now,
  opened,
  onRestore,
  onBack,
}: {
  version: Version;
  others: readonly Version[];
  text: string;
  now: number;
  /** Whether a person went to it, and not the dialog by itself. */
  opened: boolean;
  onRestore: () => void;
  onBack: () => void;
}) {
  const [against, setAgainst] = useState(NOW);
  const [naming, setNaming] = useState(false);
  const [sure, setSure] = useState(false);
  const compare = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const other = others.find(({ id }) => id === against);
  const olderFirst = other === undefined || lastMoment(version).at <= lastMoment(other).at;
  const [before, after] = other === undefined ? [version.text, text] : olderFirst ? [version.text, other.text] : [other.text, version.text];

  useEffect(() => {
    if (opened && !matchMedia(BESIDE_THE_LIST).matches) heading.current?.focus();
  }, [opened, version.id]);

  const remove = () => {
    if (!sure) setSure(true);
    else void removeVersions([version.id]).then(onBack);
  };
  return (
    <>
      <div className="space-y-2 border-b border-line px-4 py-3">
        <div className="flex items-center gap-1">
          <Button tone="quiet" size="icon" aria-label="Back to the versions" className="-ml-2 md:hidden" onClick={onBack}>
            <ArrowLeft />
          </Button>
          <h3 ref={heading} tabIndex={-1} className="min-w-0 truncate text-sm font-semibold outline-none">
            {version.name ?? reasonsOf(version)[0]}
            <span className="font-normal text-soft">, {when(lastMoment(version).at, now)}</span>
          </h3>
        </div>
        {naming ? (
          <Naming version={version} onDone={() => setNaming(false)} />
        ) : (
          <div className="flex flex-wrap items-center gap-1">
            <Button tone="primary" size="small" disabled={version.text === text} onClick={onRestore}>
              <RotateCcw />
              Restore
            </Button>
            <CopyButton tone="quiet" size="small" text={version.text} />
            <Button tone="quiet" size="small" onClick={() => setNaming(true)}>
              <Pencil />
              {version.name === null ? "Name" : "Rename"}
            </Button>
            <Button tone="quiet" size="small" aria-pressed={version.pinned} onClick={() => void pinVersion(version.id, !version.pinned)}>
              {version.pinned ? <PinOff /> : <Pin />}
              {version.pinned ? "Unpin" : "Pin"}
            </Button>
            <Button tone="quiet" size="small" onClick={remove} onBlur={() => setSure(false)}>
              <Trash2 />
              {sure ? "Really delete it?" : "Delete"}
            </Button>
          </div>
        )}
        <Runs version={version} now={now} />
      </div>
      <TextDiff
        before={before}
        after={after}
        label="Difference of the versions"
        className="flex-1"
        aside={
          <span className="flex min-w-0 items-center gap-1.5">
            <label htmlFor={compare}>from here to</label>
            <select
              id={compare}
              value={other === undefined ? NOW : against}
              onChange={(event) => setAgainst(event.target.value)}
              className="h-8 max-w-52 min-w-0 rounded-lg border border-line bg-surface px-2 text-xs text-ink"
            >
              <option value={NOW}>the text of now</option>
              {others
                .filter(({ id }) => id !== version.id)
                .map((each) => (
                  <option key={each.id} value={each.id}>
                    {when(lastMoment(each).at, now)}: {each.name ?? reasonsOf(each)[0]}
                  </option>
                ))}
            </select>
          </span>
        }
      />
    </>
  );
}

function Runs({ version, now }: { version: Version; now: number }) {
  const runs = runsOf(version).reverse();
  if (runs.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-soft">
      Runs of it:
      {runs.map(({ run, at }) => (
        <Link key={run} href={paths.run(run ?? "")} className="font-medium text-accent-text underline underline-offset-2">
          {when(at, now)}
        </Link>
      ))}
    </p>
  );
}

function Naming({ version, onDone }: { version: Version; onDone: () => void }) {
  const [name, setName] = useState(version.name ?? "");
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    void nameVersion(version.id, name).then(onDone);
  };
  return (
    <form onSubmit={save} className="flex items-center gap-2">
      <Input aria-label="Name of the version" autoFocus maxLength={MOST_NAME} value={name} placeholder="Before the big change" onChange={(event) => setName(event.target.value)} className="h-8 max-w-72" />
      <Button tone="primary" size="small" type="submit">
        Save
      </Button>
      <Button tone="quiet" size="small" onClick={onDone}>
        Not now
      </Button>
    </form>
  );
}
