"use client";

import { Archive, Ban, Link2, Pause, WifiOff } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCost, formatCount, formatDuration } from "@/lib/format";
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
  link,
}: {
  executionId: string;
  run: Run;
  steering: Steering;
  now: number;
  link?: string;
}) {
  const { view, connection } = run;
  const time = elapsed(view, now);

  const takeHome = () => {
    exportExecution(executionId)
      .then((zip) => saveBlob(`run-${executionId.slice(0, 8)}.zip`, zip))
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "The export failed.", { tone: "bad" }));
  };

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
      <h2 className="sr-only">Progress of the run</h2>
      <div role="status" className="flex items-center gap-2">
        <StatusBadge status={view.status} />
        {view.mockProvider && <Badge title="These words come from the script in the bundle, not from a language model.">Mock provider</Badge>}
        {view.offlineProvider && <Badge title="These words come from the built-in offline provider, not from a language model.">Offline provider</Badge>}
        {connection === "offline" && !view.ended && (
          <Badge tone="warn" title="The live connection dropped. It comes back by itself and catches up.">
            <WifiOff aria-hidden className="size-3.5" />
            Reconnecting
          </Badge>
        )}
      </div>
      <dl className="flex gap-x-4 text-xs text-faint tabular-nums">
        {time !== null && (
          <div className="flex gap-1">
            <dt className="sr-only">Time</dt>
            <dd>{formatDuration(time)}</dd>
          </div>
        )}
        <div className="flex gap-1">
          <dt className="sr-only">Tokens</dt>
          <dd title={`${view.usage.input} in, ${view.usage.output} out`}>{formatCount(view.usage.input + view.usage.output)} tokens</dd>
        </div>
        <div className="flex gap-1">
          <dt className="sr-only">Cost</dt>
          <dd>{formatCost(view.usage.cost)}</dd>
        </div>
      </dl>
      <div className="ml-auto flex items-center gap-1">
        {!view.ended && view.status !== "paused" && (
          <Button tone="quiet" size="small" disabled={asked !== null} onClick={() => steer("pause")}>
            <Pause />
            Pause
          </Button>
        )}
        {!view.ended && (
          <Button tone="danger" size="small" disabled={asked !== null} onClick={() => steer("cancel")}>
            <Ban />
            {asked === "cancel" ? "Cancelling…" : "Cancel"}
          </Button>
        )}
        {view.ended && (
          <Button tone="quiet" size="small" onClick={takeHome} title="Recipe, inputs, outputs and transcript as a zip">
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
