"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleSlash } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import type { Plan, PlannedStep } from "@/lib/api/types";
import { formatCost, formatCount, formatDuration, humanize } from "@/lib/format";

/** A dry run step by step, with the prompts as far as they resolve. */
export function PlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Dry run" className="w-[min(46rem,calc(100vw-2rem))]">
      <div className="p-5">
        <PlanView plan={plan} />
      </div>
    </Dialog>
  );
}

function PlanView({ plan }: { plan: Plan }) {
  const { estimate } = plan;
  return (
    <div className="space-y-5">
      <dl className="grid grid-cols-3 gap-3 text-center">
        {[
          ["Tokens", formatCount(estimate.input_tokens + estimate.output_tokens)],
          ["Time", formatDuration(estimate.seconds * 1000)],
          ["Cost", formatCost(estimate.cost_usd)],
        ].map(([name, value]) => (
          <div key={name} className="rounded-xl bg-sunken p-3">
            <dt className="text-xs text-faint">{name}, about</dt>
            <dd className="mt-0.5 text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {plan.missing.map((finding, index) => (
        <p key={index} className="flex gap-2 rounded-lg bg-warn-soft px-3 py-2 text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          {finding.message}
        </p>
      ))}
      <ol className="space-y-3">
        {plan.steps.map((step) => (
          <Planned key={step.path} step={step} />
        ))}
      </ol>
    </div>
  );
}

const runsLook = {
  yes: { icon: CircleCheck, label: "runs", tone: "text-good" },
  no: { icon: CircleSlash, label: "does not run", tone: "text-faint" },
  conditional: { icon: CircleDashed, label: "runs if its condition holds", tone: "text-warn" },
} as const;

function Planned({ step }: { step: PlannedStep }) {
  const { icon: Icon, label, tone } = runsLook[step.runs ?? "yes"];
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="font-medium">{humanize(step.id)}</span>
          <span className="sr-only">{label}</span>
          {step.agent !== undefined && <span className="font-mono text-xs text-faint">{step.agent}</span>}
          {step.model !== undefined && <Badge>{step.model}</Badge>}
        </p>
        {step.prompt !== undefined && <p className="mt-1 line-clamp-3 text-xs whitespace-pre-wrap text-soft">{step.prompt}</p>}
      </div>
    </li>
  );
}
