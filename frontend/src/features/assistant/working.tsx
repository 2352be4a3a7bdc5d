import { Square } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { paths } from "@/config/paths";
import { formatCost, formatCount } from "@/lib/format";
import { readAnswer } from "./answer";
import type { Feed } from "./feed";
import type { Phase } from "./store";

/** What the assistant says while it says it. */
export function Working({ phase, feed, onStop }: { phase: Phase; feed: Feed | null; onStop: (executionId: string) => void }) {
  const { words, recipe } = readAnswer(feed?.text ?? "");
  const end = useRef<HTMLPreElement>(null);
  useEffect(() => end.current?.scrollTo({ top: end.current.scrollHeight }), [recipe]);
  return (
    <section aria-label="Answer" aria-busy className="space-y-3 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
        <p role="status" className="text-sm font-medium">
          {doing(phase, feed)}
        </p>
        {feed !== null && feed.tokens > 0 && (
          <p className="text-xs text-soft tabular-nums">
            {formatCount(feed.tokens)} tokens, {formatCost(feed.cost)}
          </p>
        )}
        {phase.at === "working" && (
          <span className="ml-auto flex items-center gap-1">
            <Link href={paths.run(phase.executionId)} className="px-2 text-xs text-accent-text underline underline-offset-2">
              See the run
            </Link>
            <Button tone="danger" size="small" onClick={() => onStop(phase.executionId)}>
              <Square />
              Stop
            </Button>
          </span>
        )}
      </div>
      {words !== "" && <p className="text-sm break-words whitespace-pre-wrap">{words}</p>}
      {recipe !== null && (
        <pre ref={end} tabIndex={0} aria-label="Recipe as it is being written" className="max-h-56 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs leading-relaxed whitespace-pre-wrap">
          {recipe}
        </pre>
      )}
    </section>
  );
}

function doing(phase: Phase, feed: Feed | null): string {
  if (phase.at === "checking") return "Checking the recipe…";
  if (phase.at === "starting") return "Starting…";
  const said = feed?.doing ?? "Waiting for the first word…";
  return phase.at === "working" && phase.second ? `Once more, for the check found mistakes. ${said}` : said;
}
