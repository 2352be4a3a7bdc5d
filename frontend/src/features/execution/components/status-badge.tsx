import { Ban, CircleCheck, CircleDashed, CirclePause, CircleX, Hand, LoaderCircle, SkipForward } from "lucide-react";
import type { ComponentType } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { ExecutionStatus } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import type { StepState } from "../model/types";

type Look = { label: string; tone: Tone; icon: ComponentType<{ className?: string }>; spin?: true };

const looks: Record<ExecutionStatus | "skipped", Look> = {
  queued: { label: "Queued", tone: "neutral", icon: CircleDashed },
  running: { label: "Running", tone: "accent", icon: LoaderCircle, spin: true },
  waiting_approval: { label: "Waiting for you", tone: "warn", icon: Hand },
  paused: { label: "Paused", tone: "warn", icon: CirclePause },
  completed: { label: "Completed", tone: "good", icon: CircleCheck },
  failed: { label: "Failed", tone: "bad", icon: CircleX },
  cancelled: { label: "Cancelled", tone: "neutral", icon: Ban },
  denied: { label: "Denied", tone: "bad", icon: Ban },
  skipped: { label: "Skipped", tone: "neutral", icon: SkipForward },
};

const colours: Record<Tone, string> = {
  neutral: "text-faint",
  accent: "text-accent-text",
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
};

export function StatusBadge({ status }: { status: ExecutionStatus }) {
  const { label, tone, icon: Icon, spin } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon className={cn("size-3.5", spin && "animate-spin [animation-duration:1.6s]")} />
      {label}
    </Badge>
  );
}

export function StepIcon({ state, className }: { state: StepState | null; className?: string }) {
  const { label, tone, icon: Icon, spin } = looks[state ?? "queued"];
  return (
    <span className={cn("inline-flex", colours[tone], className)}>
      <Icon aria-hidden className={cn("size-4.5", spin && "animate-spin [animation-duration:1.6s]")} />
      <span className="sr-only">{label}</span>
    </span>
  );
}

