"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/states";
import { modelsInForce, modelsQuery } from "@/lib/api/models";
import { validate } from "@/lib/api/validate";
import { useDraft } from "@/lib/drafts";
import type { EditTarget } from "@/lib/edit-target";
import { useOwnKey } from "@/lib/own-key";
import { forgetWish, rememberWish } from "@/lib/text-tools";
import { toast } from "@/lib/toast";
import { keepReplaced } from "@/lib/versions/keep";
import { Conversation } from "./conversation";
import type { Feed } from "./feed";
import { NeedsModel } from "./needs-model";
import { ProposalView } from "./proposal-view";
import { ask, discard, hear, isBusy, startOver, useAssistant } from "./store";
import { WishForm } from "./wish-form";
import { Working } from "./working";

/** Says in words what should be different, sees what would change, and applies it or not. */
export function AssistantDialog({
  target,
  wish: initial,
  ownKey,
  signIn,
  watch,
  onStop,
  onClose,
}: {
  target: EditTarget;
  /** What the form begins with. */
  wish: string;
  ownKey: ReactNode;
  signIn: ReactNode;
  /** Watches an execution and tells of it. */
  watch: (executionId: string, onFeed: (feed: Feed) => void) => ReactNode;
  onStop: (executionId: string) => void;
  onClose: () => void;
}) {
  const { phase, turns, proposal } = useAssistant();
  const [feed, setFeed] = useState<Feed | null>(null);
  const [wish, setWish] = useState(initial);
  const empty = target.text.trim() === "";
  const check = useQuery({
    queryKey: ["check", target.kind, target.text],
    queryFn: ({ signal }) => validate("recipe", target.text, signal),
    enabled: !empty,
    retry: false,
  });
  const findings = check.data?.errors ?? [];
  const offline = useOffline();
  const executionId = phase.at === "working" ? phase.executionId : null;
  const busy = isBusy(phase);

  useEffect(() => setFeed(null), [executionId]);
  const onFeed = useCallback(
    (next: Feed) => {
      setFeed(next);
      if (executionId !== null) void hear(executionId, next);
    },
    [executionId],
  );
  const send = () => {
    void ask(target.text, findings, wish.trim()).then((taken) => {
      if (taken) {
        forgetWish();
        setWish("");
      } else if (useAssistant.getState().phase.at === "signed-out") rememberWish(wish);
    });
  };
  const apply = () => {
    if (proposal === null) return;
    keepReplaced(target.kind, target.text, proposal.recipe, "assistant");
    const undo = target.replace(proposal.recipe);
    discard();
    onClose();
    toast("The change is in the editor.", { tone: "good", action: { label: "Undo", perform: undo } });
  };

  return (
    <Dialog open onClose={onClose} title={empty ? "Describe what you want" : "Ask for a change"} className="w-[min(64rem,calc(100vw-1.5rem))]!">
      <div className="space-y-4 p-4 sm:p-5">
        {executionId !== null && watch(executionId, onFeed)}
        <Conversation turns={turns} proposed={proposal !== null && !proposal.byCheck} />
        {busy && <Working phase={phase} feed={feed} onStop={onStop} />}
        {phase.at === "stopped" && <p role="status" className="text-sm text-soft">Stopped. Nothing was changed.</p>}
        {phase.at === "failed" && (
          <>
            <ProblemNote error={phase.error} />
            {phase.remedy !== null && <p className="text-sm">{phase.remedy}</p>}
          </>
        )}
        {phase.at === "signed-out" && (
          <div role="alert" className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-warn-soft p-4 text-sm">
            <p className="min-w-0 flex-1">Sign in to ask: a question is a run of yours and counts against your quota like any other.</p>
            {signIn}
          </div>
        )}
        {proposal !== null && !busy && <ProposalView text={target.text} proposal={proposal} onApply={apply} onDiscard={discard} />}
        {offline && !busy && proposal === null && <NeedsModel text={target.text} findings={findings} ownKey={ownKey} />}
        {!busy && !(offline && proposal !== null) && (
          <WishForm
            wish={wish}
            empty={empty}
            goesOn={proposal !== null && !proposal.byCheck}
            findings={findings}
            disabled={offline}
            onChange={setWish}
            onSend={send}
          />
        )}
        <div className="flex flex-wrap items-center gap-2 text-xs text-soft">
          <p className="min-w-0 flex-1">Your recipe and your words go to the model as a run of yours. Nothing changes until you apply it.</p>
          {!offline && ownKey}
          {turns.length > 0 && (
            <Button tone="quiet" size="small" disabled={busy} onClick={startOver}>
              <RotateCcw />
              Start over
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Whether what would answer is no language model. */
function useOffline(): boolean {
  const { data } = useQuery(modelsQuery);
  const chosen = useDraft((state) => state.draft.model);
  const own = useOwnKey();
  return data !== undefined && modelsInForce(data, chosen, own).inForce?.offline === true;
}
