"use client";

import { Download, FileText } from "lucide-react";
import { EarlyText } from "@/components/early-text";
import { LazyMarkdown } from "@/components/markdown/lazy-markdown";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Empty, Skeleton } from "@/components/ui/states";
import { humanize } from "@/lib/format";
import { saveText } from "@/lib/save-file";
import { readable } from "../model/read";
import { Code } from "./step-items";

/** What the run made, output by output; the last one is what most came for. */
export function Outputs({
  outputs,
  ended,
  awaited = false,
}: {
  outputs: Readonly<Record<string, unknown>>;
  ended: boolean;
  /** Whether they belong to the run that the address names, which is not known yet. */
  awaited?: boolean;
}) {
  const entries = Object.entries(outputs).filter(([name]) => !name.startsWith("_"));
  if (entries.length === 0) {
    return ended ? (
      <Empty icon={<FileText />} title="This run left no outputs">
        A step keeps what it made when it has an <code className="font-mono">output</code>.
      </Empty>
    ) : awaited ? (
      // With room for the heading that comes with the scripts.
      <EarlyText name="run output" className="prose-run px-4 pt-14 pb-4 whitespace-pre-wrap @md:px-5 @md:pt-15 @md:pb-5" waiting={<Waiting />} />
    ) : (
      <Waiting />
    );
  }
  return (
    <div className="divide-y divide-line">
      {entries.reverse().map(([name, value]) => {
        const written = readable(value);
        return (
          <section key={name} aria-label={humanize(name)} className="p-4 @md:p-5">
            <div className="mb-2 flex items-center gap-1">
              <h3 className="mr-auto font-semibold">{humanize(name)}</h3>
              <CopyButton tone="quiet" size="small" text={written} aria-label={`Copy ${humanize(name)}`} />
              <Button
                tone="quiet"
                size="small"
                aria-label={`Download ${humanize(name)}`}
                onClick={() => saveText(`${name}.${typeof value === "string" ? "md" : "json"}`, written)}
              >
                <Download />
                Download
              </Button>
            </div>
            {typeof value === "string" ? <LazyMarkdown text={value} /> : <Code label="JSON" text={written} />}
          </section>
        );
      })}
    </div>
  );
}

function Waiting() {
  return (
    <div className="space-y-3 p-5" role="status" aria-label="Waiting for the first output">
      <Skeleton className="h-4 w-2/5" />
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="h-4 w-3/5" />
    </div>
  );
}
