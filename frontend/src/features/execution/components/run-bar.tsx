"use client";

import { Archive, Ban, CircleStop, Link2, Pause, WifiOff } from "lucide-react";
import { useEffect } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { cn } from "@/lib/cn";
import { formatCost, formatCount, formatDuration } from "@/lib/format";
import { loadRecentRuns, useRecentRuns } from "@/lib/recent-runs";
import { saveBlob } from "@/lib/save-file";
import { toast } from "@/lib/toast";
import { exportExecution } from "../api/export-execution";
import { elapsed } from "../model/run-view";
import type { Run } from "../stream/use-run";
import type { Steering } from "../use-steer";
import { StatusBadge } from "./status-badge";

/** How the run stands, what it cost so far, and how to steer it. */
export function RunBar({
  executionId,
  run,
  steering: { asked, steer },
  now,
  awaited,
  link,
}: {
  executionId: string;
  run: Run;
  steering: Steering;
  now: number;
  /** Whether it is not known yet how the run stands. */
  awaited: boolean;
  link?: string;
}) {
  const { view, connection } = run;
  const steered = !awaited && !view.ended && view.stopping === null;
  const time = elapsed(view, now);
  const tokens = view.usage.input + view.usage.output;
  const estimate = useRecentRuns(({ runs }) => runs.find(({ id }) => id === executionId)?.estimate);
  useEffect(loadRecentRuns, []);

  const takeHome = () => {
    exportExecution(executionId)
      .then((zip) => saveBlob(`run-${executionId.slice(0, 8)}.zip`, zip))
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "The export failed.", { tone: "bad" }));
  };

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
      <h2 className="sr-only">Progress of the run</h2>
      <div role="status" className="flex items-center gap-2">
        {awaited ? <Skeleton className="h-5 w-44 rounded-full" /> : <StatusBadge status={view.status} />}
        {view.mockProvider && <Badge title="These words come from the script in the bundle, not from a language model.">Mock provider</Badge>}
        {view.offlineProvider && <Badge title="These words come from the built-in offline provider, not from a language model.">Offline provider</Badge>}
        {connection === "offline" && !view.ended && (
          <Badge tone="warn" title="The live connection dropped. It comes back by itself and catches up.">
            <WifiOff aria-hidden className="size-3.5" />
            Reconnecting
          </Badge>
        )}
      </div>
      <dl className={cn("flex gap-x-4 text-xs text-faint tabular-nums", awaited && "invisible")}>
        {time !== null && (
          <div className="flex gap-1">
            <dt className="sr-only">Time</dt>
            <dd>{formatDuration(time)}</dd>
          </div>
        )}
        <div className="flex gap-1">
          <dt className="sr-only">Tokens</dt>
          <dd title={`${view.usage.input} in, ${view.usage.output} out`}>
            {formatCount(tokens)}
            {!view.ended && estimate !== undefined && <> of about {formatCount(estimate.input_tokens + estimate.output_tokens)}</>} tokens
          </dd>
        </div>
        <div className="flex items-center gap-1">
          <dt className="sr-only">Cost</dt>
          <dd title={estimate === undefined ? undefined : `Estimated before the start: ${formatCost(estimate.cost_usd)}`}>
            {formatCost(view.usage.cost)}
            {view.ceiling !== null && <> of at most {formatCost(view.ceiling)}</>}
          </dd>
          {view.ceiling !== null && <Gauge share={(view.usage.cost ?? 0) / view.ceiling} />}
        </div>
      </dl>
      <div className="ml-auto flex items-center gap-1">
        {steered && view.status !== "paused" && (
          <Button tone="quiet" size="small" disabled={asked !== null} onClick={() => steer("pause")}>
            <Pause />
            Pause
          </Button>
        )}
        {steered && view.status === "running" && (
          <Button tone="quiet" size="small" disabled={asked !== null} onClick={() => steer("stop-after")} title="Let what is under way finish, and start nothing more">
            <CircleStop />
            {asked === "stop-after" ? "Stopping…" : "Stop after this"}
          </Button>
        )}
        {steered && (
          <Button tone="danger" size="small" disabled={asked !== null} onClick={() => steer("stop-now")} title="End the run at once, also in the middle of an answer">
            <Ban />
            {asked === "stop-now" ? "Stopping…" : "Stop now"}
          </Button>
        )}
        {(view.ended || awaited) && (
          <Button tone="quiet" size="small" disabled={awaited} onClick={takeHome} title="Recipe, inputs, outputs and transcript as a zip">
            <Archive />
            Export
          </Button>
        )}
        {link !== undefined && (
          <Button
            tone="quiet"
            size="small"
            aria-label="Copy link to this run"
            title="Copy link to this run"
            onClick={() => void navigator.clipboard.writeText(new URL(link, location.href).href).then(() => toast("Link copied. Only you can open it."))}
          >
            <Link2 />
          </Button>
        )}
      </div>
    </div>
  );
}

/** How much of the ceiling is spent. */
function Gauge({ share }: { share: number }) {
  const spent = Math.min(1, Math.max(0, share));
  return (
    <span aria-hidden className="h-1.5 w-10 overflow-hidden rounded-full bg-line">
      <span className={cn("block h-full rounded-full", spent > 0.8 ? "bg-warn" : "bg-accent")} style={{ width: `${spent * 100}%` }} />
    </span>
  );
}
