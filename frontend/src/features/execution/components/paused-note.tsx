import { CirclePause, Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/format";

/** Says that the run stands still, since when, and what that means. */
export function PausedNote({ since, now, resuming, onResume }: { since: string | null; now: number; resuming: boolean; onResume: () => void }) {
  return (
    <section aria-label="Paused" className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border-2 border-warn/50 bg-warn-soft p-4">
      <CirclePause aria-hidden className="size-5 shrink-0 text-warn" />
      <div className="min-w-48 flex-1 text-sm">
        <p className="font-semibold">
          Paused
          {since !== null && <span className="font-normal text-soft tabular-nums"> for {formatDuration(Math.max(0, now - Date.parse(since)))}</span>}
        </p>
        <p className="text-soft">Nothing is asked of a model, and this time does not count against the run's limit. It goes on where it stood.</p>
      </div>
      <Button tone="primary" disabled={resuming} onClick={onResume}>
        <Play />
        Resume
      </Button>
    </section>
  );
}
