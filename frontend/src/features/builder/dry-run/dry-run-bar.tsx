"use client";

import { CircleAlert, RotateCw, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/states";
import { isApiProblem } from "@/lib/api/problem";
import { cn } from "@/lib/cn";
import { formatCost, formatCount, formatDuration } from "@/lib/format";
import { countsOf } from "./marks";
import { PlanDialog } from "./plan-dialog";
import type { DryRun } from "./use-dry-run";

/** What a dry run came to, above the picture. Draws nothing without one. */
export function DryRunBar({ dryRun, signIn }: { dryRun: DryRun; signIn: ReactNode }) {
  const { plan, marks, busy, error, stale, start, clear } = dryRun;
  const [detailed, setDetailed] = useState(false);
  if (error !== null) {
    const unknown = isApiProblem(error) && error.status === 401;
    return (
      <div className="border-b border-line p-2">
        <ProblemNote
          error={error}
          onRetry={unknown ? undefined : start}
          action={
            <>
              {unknown && signIn}
              <Button tone="quiet" size="small" onClick={clear}>
                Close
              </Button>
            </>
          }
        />
      </div>
    );
  }
  if (plan === null) {
    return busy ? (
      <p role="status" className="border-b border-line px-4 py-2 text-sm text-soft">
        Planning the run…
      </p>
    ) : null;
  }
  const { yes, no, conditional } = countsOf(marks);
  const findings = plan.missing;
  const { input_tokens, output_tokens, seconds, cost_usd } = plan.estimate;
  return (
    <section aria-label="Dry run" className={cn("border-b border-line px-3 py-1.5 text-sm", stale ? "bg-warn-soft" : "bg-good-soft")}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="min-w-0 flex-1 basis-72">
          <span className="font-semibold">{stale ? "The recipe has changed since this dry run." : sentence(yes, conditional, no)}</span>{" "}
          <span className="text-soft tabular-nums">
            About {formatCount(input_tokens + output_tokens)} tokens, {formatDuration(seconds * 1000)}, {formatCost(cost_usd)}.
          </span>
        </p>
        <div className="flex items-center gap-0.5">
          {stale && (
            <Button tone="quiet" size="small" disabled={busy} onClick={start}>
              <RotateCw />
              Again
            </Button>
          )}
          <Button tone="quiet" size="small" onClick={() => setDetailed(true)}>
            Details
          </Button>
          <Button tone="quiet" size="small" onClick={clear}>
            <X />
            Clear
          </Button>
        </div>
      </div>
      {findings.length > 0 && (
        <ul className="max-h-24 space-y-1 overflow-y-auto pt-1 pb-1">
          {findings.map((finding, index) => (
            <li key={index} className="flex gap-2">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              {finding.message}
            </li>
          ))}
        </ul>
      )}
      {detailed && <PlanDialog plan={plan} onClose={() => setDetailed(false)} />}
    </section>
  );
}

function sentence(yes: number, conditional: number, no: number): string {
  const parts = [`${yes} ${yes === 1 ? "step runs" : "steps run"}`, conditional > 0 && `${conditional} may run`, no > 0 && `${no} ${no === 1 ? "does" : "do"} not`];
  return `${parts.filter((part) => part !== false).join(", ")}.`;
}
