import { Check, CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { TextDiff } from "@/components/diff/text-diff";
import { LazyMarkdown } from "@/components/markdown/lazy-markdown";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Proposal } from "./store";
import { changesOf } from "./summary";

const MOST_ERRORS = 6;

/** A proposal as the difference to the text of now, with what it says, what changes, and whether it would run. */
export function ProposalView({ text, proposal, onApply, onDiscard }: { text: string; proposal: Proposal; onApply: () => void; onDiscard: () => void }) {
  const changes = useMemo(() => changesOf(text, proposal.recipe), [text, proposal.recipe]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [proposal]);
  const same = proposal.recipe === text;
  return (
    <section aria-label="Proposal" className="overflow-hidden rounded-xl border border-line">
      <div className="space-y-2 p-4">
        <div className="flex flex-wrap items-center gap-2">
          <h3 ref={heading} tabIndex={-1} className="text-sm font-semibold outline-none">
            {same ? "Nothing would change" : "What would change"}
          </h3>
          <Verdict proposal={proposal} />
        </div>
        {proposal.words !== "" && <LazyMarkdown text={proposal.words} />}
        {changes.length > 0 && (
          <ul aria-label="Parts that change" className="flex flex-wrap gap-1.5">
            {changes.map((change) => (
              <li key={change}>
                <Badge className="whitespace-normal">{change}</Badge>
              </li>
            ))}
          </ul>
        )}
        {proposal.errors !== null && proposal.errors.length > 0 && (
          <ul className="list-disc space-y-1 rounded-lg bg-warn-soft py-2 pr-3 pl-7 text-sm">
            {proposal.errors.slice(0, MOST_ERRORS).map((finding, index) => (
              <li key={index}>
                {finding.line !== undefined && <span className="font-mono text-xs">line {finding.line}: </span>}
                {finding.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <TextDiff before={text} after={proposal.recipe} label="Difference to your text" className="max-h-[min(24rem,45dvh)] border-y border-line" />
      <div className="flex flex-wrap items-center gap-2 p-3">
        <Button tone="primary" size="small" disabled={same} onClick={onApply}>
          <Check />
          Apply
        </Button>
        <Button size="small" onClick={onDiscard}>
          <X />
          Discard
        </Button>
        <p className="text-xs text-soft">Applied as one step that can be undone; your text is kept in the history.</p>
      </div>
    </section>
  );
}

function Verdict({ proposal: { errors } }: { proposal: Proposal }) {
  if (errors === null) return <Badge tone="warn">Not checked: the server can&apos;t be reached</Badge>;
  if (errors.length === 0) {
    return (
      <Badge tone="good">
        <CircleCheck aria-hidden className="size-3.5" />
        Valid
      </Badge>
    );
  }
  return (
    <Badge tone="bad">
      <CircleAlert aria-hidden className="size-3.5" />
      {errors.length === 1 ? "Has a mistake" : `Has ${errors.length} mistakes`}
    </Badge>
  );
}
