import { Ban, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";

const SHOWN = 3;

/** Says that the run ends when what is under way is over, what that is, and offers not to wait for it. */
export function StoppingNote({ waitsFor, busy, onStopNow }: { waitsFor: readonly string[]; busy: boolean; onStopNow: () => void }) {
  const others = waitsFor.length - SHOWN;
  return (
    <section aria-label="Stopping" role="status" className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-sunken p-4">
      <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-soft [animation-duration:1.6s]" />
      <div className="min-w-48 flex-1 text-sm">
        <p className="font-semibold">Stopping after this</p>
        <p className="text-soft">
          {waitsFor.length > 0 && `Waits for ${waitsFor.slice(0, SHOWN).join(", ")}${others > 0 ? ` and ${others} more` : ""}. `}
          Nothing new is started, and what is finished stays.
        </p>
      </div>
      <Button tone="danger" disabled={busy} onClick={onStopNow}>
        <Ban />
        Stop now
      </Button>
    </section>
  );
}
