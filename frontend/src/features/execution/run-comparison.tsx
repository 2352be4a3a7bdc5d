"use client";

import { DiffLines } from "@/components/diff/diff-lines";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/states";
import { isGone } from "@/lib/api/problem";
import { formatCost, formatCount, formatDuration, humanize } from "@/lib/format";
import { readable } from "./model/read";
import { elapsed } from "./model/run-view";
import { StatusBadge } from "./components/status-badge";
import { goneRun } from "./model/gone";
import { useRun, type Run } from "./stream/use-run";

/** Two runs side by side: what each took, and where their outputs differ. */
export function RunComparison({ left, right }: { left: string; right: string }) {
  const one = useRun(left, { named: true });
  const two = useRun(right, { named: true });
  const runs = [one, two];
  const names = [...new Set([...Object.keys(one.view.outputs), ...Object.keys(two.view.outputs)])];
  return (
    <div className="space-y-6">
      <div className="grid gap-4 md:grid-cols-2">
        <Summary title="Earlier" run={one} />
        <Summary title="Later" run={two} />
      </div>
      {runs.every(({ loaded }) => loaded)
        ? names.map((name) => <OutputDiff key={name} name={name} left={readable(one.view.outputs[name])} right={readable(two.view.outputs[name])} />)
        : !runs.some(isMissing) && <Skeleton className="h-96 rounded-card" />}
    </div>
  );
}

const isMissing = ({ loaded, error }: Run) => !loaded && error !== null;

function Summary({ title, run }: { title: string; run: Run }) {
  const { view, error } = run;
  const took = view.endedAt === null ? null : elapsed(view, 0);
  return (
    <Card className="space-y-3 p-5">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">{title}</h2>
        {run.loaded ? <StatusBadge status={view.status} /> : !isMissing(run) && <Skeleton className="h-5 w-24 rounded-full" />}
      </div>
      {isMissing(run) ? (
        <p role="alert" className="text-sm text-soft">
          {isGone(error) ? `${goneRun.title}. ${goneRun.why}` : error instanceof Error ? error.message : "It could not be read."}
        </p>
      ) : (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm text-soft tabular-nums xl:grid-cols-4">
          {[
            ["Time", took === null ? null : formatDuration(took)],
            ["Steps", String(view.steps.length)],
            ["Tokens", formatCount(view.usage.input + view.usage.output)],
            ["Cost", formatCost(view.usage.cost)],
          ].map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-faint">{name}</dt>
              <dd>{(run.loaded ? value : null) ?? "…"}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

function OutputDiff({ name, left, right }: { name: string; left: string; right: string }) {
  const same = left === right;
  return (
    <Card className="overflow-hidden">
      <div className="flex items-center justify-between border-b border-line px-5 py-3">
        <h2 className="text-sm font-semibold">{humanize(name)}</h2>
        <Badge tone={same ? "good" : "warn"}>{same ? "the same" : "differs"}</Badge>
      </div>
      <DiffLines before={left} after={right} label={`Difference of ${humanize(name)}`} className="max-h-96" />
    </Card>
  );
}
