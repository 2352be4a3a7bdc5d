"use client";

import { Columns2, History } from "lucide-react";
import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button";
import { NearLink } from "@/components/ui/near-link";
import { paths } from "@/config/paths";
import { date, timeOfDay } from "@/lib/dates";
import { loadRecentRuns, useRecentRuns } from "@/lib/recent-runs";

const SHOWN = 5;

/** Runs that were started here before; nothing if there were none. */
export function RecentRuns({ path }: { path: string }) {
  const runs = useRecentRuns((state) => state.runs);
  useEffect(loadRecentRuns, []);
  const [last, before] = runs;
  if (last === undefined) return null;
  return (
    <section aria-label="Earlier runs" className="mt-2 w-full border-t border-line px-2 pt-4 text-left">
      <div className="mb-1 flex items-center justify-between">
        <h3 className="flex items-center gap-2 text-xs font-semibold text-faint">
          <History aria-hidden className="size-3.5" />
          Earlier runs
        </h3>
        {before !== undefined && (
          <ButtonLink tone="quiet" size="small" href={paths.compare(before.id, last.id)}>
            <Columns2 />
            Compare the last two
          </ButtonLink>
        )}
      </div>
      <ul>
        {runs.slice(0, SHOWN).map((run) => (
          <li key={run.id}>
            <NearLink href={`${path}?run=${encodeURIComponent(run.id)}`} className="flex justify-between gap-4 rounded-lg px-2 py-1.5 text-sm hover:bg-sunken">
              <span className="truncate font-medium">{run.name}</span>
              <time className="shrink-0 text-faint">{when(new Date(run.at))}</time>
            </NearLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

const when = (at: Date) => `${date(at)}, ${timeOfDay(at)}`;
