import { RotateCcw, Sparkles } from "lucide-react";
import { Button } from "@/components/ui/button";
import { humanize } from "@/lib/format";
import type { StepView } from "../model/types";

/** Why the run stopped, and what to do about it. */
export function FailureNote({
  message,
  remedy,
  step,
  onRerun,
  onFix,
}: {
  message: string;
  remedy: string | null;
  /** The step that failed, if one did. */
  step: StepView | undefined;
  onRerun?: (step: StepView) => void;
  onFix?: () => void;
}) {
  return (
    <div role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-sm">
      <p className="font-semibold text-bad">The run stopped here</p>
      <p className="mt-0.5 break-words text-soft">{message}</p>
      {remedy !== null && remedy !== message && <p className="mt-1.5">{remedy}</p>}
      <div className="flex flex-wrap gap-2 not-empty:mt-2.5">
        {step !== undefined && onRerun !== undefined && (
          <Button size="small" onClick={() => onRerun(step)}>
            <RotateCcw />
            Run again from {humanize(step.id)}
          </Button>
        )}
        {onFix !== undefined && (
          <Button size="small" onClick={onFix}>
            <Sparkles />
            Ask for a fix
          </Button>
        )}
      </div>
    </div>
  );
}
