import type { Row } from "../model/rows";
import type { StepView } from "../model/types";
import { AgentCall } from "./agent-call";
import { StepItem } from "./step-items";
import { StepHead } from "./step-head";

/** What a line of the timeline needs beside itself. */
export interface LineContext {
  now: number;
  onToggle: (path: string, open: boolean) => void;
  onRerun?: (step: StepView) => void;
}

/** One line of the timeline: a stage's heading, a step, or something that happened within one. */
export function Line({ row, now, onToggle, onRerun }: { row: Row } & LineContext) {
  switch (row.kind) {
    case "heading":
      return (
        <p className="flex items-center gap-3 pt-3 pb-2 text-xs font-semibold tracking-wide text-faint">
          {row.text}
          <span aria-hidden className="h-px flex-1 bg-line" />
        </p>
      );
    case "step":
      return <StepHead step={row.step} open={row.open} last={row.last} now={now} onToggle={(open) => onToggle(row.step.path, open)} onRerun={onRerun} />;
    case "item":
      return (
        <Body last={row.last} depth={row.depth}>
          <StepItem item={row.item} />
        </Body>
      );
    case "agent":
      return (
        <Body last={row.last} depth={row.depth}>
          <AgentCall row={row} now={now} onToggle={(open) => onToggle(row.key, open)} />
        </Body>
      );
    case "error":
      return (
        <Body last={row.last}>
          <p className="rounded-lg bg-bad-soft px-3 py-2 text-sm break-words text-bad">{row.message}</p>
        </Body>
      );
  }
}

/** A line inside a step, beside the rail that joins the steps, and beside one for each agent that it stands inside of. */
function Body({ last, depth = 0, children }: { last: boolean; depth?: number; children: React.ReactNode }) {
  return (
    <div className="flex gap-3">
      <div aria-hidden className="flex w-4.5 shrink-0 justify-center">
        {!last && <span className="w-px bg-line" />}
      </div>
      <div className="flex min-w-0 flex-1">
        {Array.from({ length: depth }, (_, level) => (
          <span key={level} aria-hidden className="mr-2.5 ml-1 w-0.5 shrink-0 bg-accent-soft sm:mr-3 sm:ml-2" />
        ))}
        <div className="min-w-0 flex-1 pr-1 pb-3">{children}</div>
      </div>
    </div>
  );
}
