import { useMemo, type ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { paths } from "@/config/paths";
import type { Finding } from "@/lib/api/types";
import { corrected } from "./corrections";
import { offerCorrected } from "./store";

/** What can be done where only the offline provider would answer, which understands no wish. */
export function NeedsModel({ text, findings, ownKey }: { text: string; findings: readonly Finding[]; ownKey: ReactNode }) {
  const own = useMemo(() => corrected(text, findings), [text, findings]);
  return (
    <div role="status" className="space-y-2 rounded-xl border border-line bg-warn-soft p-4 text-sm">
      <p className="font-semibold">This needs a language model</p>
      <p>
        The offline provider answers by simple rules and can change no recipe. Use a key of your own, or choose a model beside Run if this server has one.
        {own.count === 0 ? " Without a model there is the gallery to start from." : " Without a model, what the check itself can correct can be put right now."}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {ownKey}
        {own.count > 0 && (
          <Button size="small" onClick={() => void offerCorrected(own.text, own.count)}>
            {own.count === 1 ? "Show the check's correction" : `Show the check's ${own.count} corrections`}
          </Button>
        )}
        <ButtonLink tone="quiet" size="small" href={paths.gallery}>
          Look through the gallery
        </ButtonLink>
      </div>
    </div>
  );
}
