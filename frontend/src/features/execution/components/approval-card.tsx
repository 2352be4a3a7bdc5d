"use client";

import { Check, Hand, X } from "lucide-react";
import { useState } from "react";
import { LazyMarkdown } from "@/components/markdown/lazy-markdown";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { ProblemNote } from "@/components/ui/states";
import type { Approval, Decision } from "@/lib/api/types";
import { formatDuration, humanize } from "@/lib/format";
import { isQuestion } from "../model/run-view";
import type { ContextEntry, StepView } from "../model/types";
import { VariableEdits, valuesOf, type Edits } from "./variable-edits";

/** A gate that waits for a person: read, edit, approve or deny. */
export function ApprovalCard({
  approval,
  context,
  steps,
  now,
  onDecide,
}: {
  approval: Approval;
  context: readonly ContextEntry[];
  steps: readonly StepView[];
  now: number;
  onDecide: (decision: Decision) => Promise<void>;
}) {
  const question = isQuestion(approval);
  const [message, setMessage] = useState("");
  const [edits, setEdits] = useState<Edits>({});
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const left = approval.expires_at == null ? null : Date.parse(approval.expires_at) - now;

  const decide = (decision: "approve" | "deny") => {
    setSending(true);
    setError(null);
    onDecide({
      decision,
      ...(message.trim() === "" ? {} : { message: message.trim() }),
      ...(decision === "approve" && Object.keys(edits).length > 0 ? { context: valuesOf(edits) } : {}),
    }).catch((failure: unknown) => {
      setError(failure);
      setSending(false);
    });
  };

  return (
    <section aria-label={question ? "Question" : `Approval: ${humanize(approval.stage)}`} className="animate-[rise_.2s_ease-out] rounded-card border-2 border-warn/50 bg-warn-soft p-4 @md:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Hand aria-hidden className="size-5 text-warn" />
        <h3 className="font-semibold">{question ? "The step asks before it goes on" : `${humanize(approval.stage)} waits for your decision`}</h3>
        {left !== null && left > 0 && (
          <span className="text-xs text-soft">
            {approval.on_timeout === "approve" ? "goes on by itself" : "is denied by itself"} in {formatDuration(left)}
          </span>
        )}
      </div>
      <div className="mt-3 max-h-80 overflow-y-auto rounded-lg border border-line bg-surface p-3 text-sm" tabIndex={0}>
        <LazyMarkdown text={approval.prompt} />
      </div>
      <div className="mt-3 space-y-3">
        {!question && (
          <>
            <Field label="Message" hint="Goes to the next steps, whatever you decide.">
              {(props) => <Textarea {...props} rows={2} value={message} onChange={(event) => setMessage(event.target.value)} />}
            </Field>
            <details>
              <summary className="text-sm font-medium text-soft hover:text-ink">Change a variable before going on</summary>
              <VariableEdits context={context} steps={steps} edits={edits} onChange={setEdits} />
            </details>
          </>
        )}
        {error !== null && <ProblemNote error={error} />}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" disabled={sending} onClick={() => decide("approve")}>
            <Check />
            {question ? "Allow" : "Approve"}
          </Button>
          <Button tone="danger" disabled={sending} onClick={() => decide("deny")}>
            <X />
            Deny
          </Button>
        </div>
      </div>
    </section>
  );
}
