"use client";

import { Braces, ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { Empty } from "@/components/ui/states";
import { humanize } from "@/lib/format";
import { contextAfter } from "../model/context-history";
import { readable } from "../model/read";
import type { RunView } from "../model/types";
import { VariableRow } from "./variable-row";

/** The variables of the run, now or after any of its steps, and what that step changed. */
export function VariableInspector({ view }: { view: RunView }) {
  const { history } = view;
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? history.length;
  const context = useMemo(() => contextAfter(history, at), [history, at]);

  if (history.length === 0) {
    return (
      <Empty icon={<Braces />} title="No variables yet">
        Each step that has an output adds one here. Later steps use it as <code className="font-mono">{"{{name}}"}</code>.
      </Empty>
    );
  }
  const firstStep = history[0]?.step === "" ? 0 : 1;
  const changes = new Map(history[at - 1]?.changes.map((change) => [change.variable.name, change]));
  const ordered = [...context.filter(({ name }) => changes.has(name)), ...context.filter(({ name }) => !changes.has(name))];
  return (
    <>
      <div className="sticky top-0 z-10 flex items-center gap-1 border-b border-line bg-surface px-3 py-2">
        <Button tone="quiet" size="icon" aria-label="After the step before" disabled={at <= 1} onClick={() => setChosen(at - 1)}>
          <ChevronLeft />
        </Button>
        <Select
          aria-label="Variables after"
          className="h-9 min-w-0 flex-1"
          value={chosen ?? ""}
          onChange={(event) => setChosen(event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">{view.ended ? "At the end" : "Now"}</option>
          {history.map(({ step }, index) => (
            <option key={index} value={index + 1}>
              {step === "" ? "At the start" : `${index + firstStep}. After ${step.split("/").map(humanize).join(" / ")}`}
            </option>
          ))}
        </Select>
        <Button
          tone="quiet"
          size="icon"
          aria-label="After the next step"
          disabled={at >= history.length}
          onClick={() => setChosen(at + 1)}
        >
          <ChevronRight />
        </Button>
      </div>
      <ul aria-label="Variables" className="divide-y divide-line">
        {ordered.map((entry) => (
          <VariableRow
            key={`${at} ${entry.name}`}
            entry={entry}
            change={changes.get(entry.name)}
            setBy={view.steps.find(({ path }) => path === entry.setBy)}
            value={at === history.length && entry.name in view.outputs ? readable(view.outputs[entry.name]) : null}
          />
        ))}
      </ul>
    </>
  );
}
