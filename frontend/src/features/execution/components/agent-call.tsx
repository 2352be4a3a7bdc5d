"use client";

import { Bot, ChevronRight } from "lucide-react";
import { formatDuration } from "@/lib/format";
import { isRecord, text } from "../model/read";
import type { AgentRow } from "../model/rows";
import { elapsed } from "../model/run-view";
import { StepIcon } from "./status-badge";

/** The head of an agent that was called: who, with what task, and how it goes. What it says and does stands below while it is open. */
export function AgentCall({ row, now, onToggle }: { row: AgentRow; now: number; onToggle: (open: boolean) => void }) {
  const { call, agent, open } = row;
  const task = call.kind === "tool" && isRecord(call.input) ? (text(call.input, "instruction") ?? "") : "";
  const error = call.kind === "tool" ? call.error : null;
  const took = elapsed(agent, now);
  return (
    <div className="rounded-xl border border-line bg-sunken">
      <button
        type="button"
        aria-expanded={open}
        className="flex min-h-9 w-full items-center gap-2 rounded-xl px-3 py-1.5 text-left text-sm font-medium"
        onClick={() => onToggle(!open)}
      >
        <ChevronRight aria-hidden className={open ? "size-4 shrink-0 rotate-90 text-faint transition-transform" : "size-4 shrink-0 text-faint transition-transform"} />
        {agent.state === "completed" ? <Bot aria-hidden className="size-4 shrink-0 text-accent-text" /> : <StepIcon state={agent.state} />}
        <span className="flex min-w-0 flex-1 items-baseline gap-2">
          <span className="shrink-0">
            <span className="sr-only">Agent </span>
            {agent.name}
          </span>
          {!open && <span className="min-w-0 truncate font-normal text-faint">{task}</span>}
        </span>
        {took !== null && <span className="text-xs text-faint tabular-nums">{formatDuration(took)}</span>}
      </button>
      {open && task !== "" && <p className="border-t border-line px-3 py-2 text-sm break-words whitespace-pre-wrap text-soft">{task}</p>}
      {error !== null && <p className="border-t border-line px-3 py-2 text-sm break-words text-bad">{error}</p>}
    </div>
  );
}
