"use client";

import { Columns2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { Needs } from "@/components/needs";
import { ButtonLink } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Empty } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { SignInButton } from "@/features/auth/sign-in-button";
import { timeOfDay } from "@/lib/dates";
import { loadPart } from "@/lib/load-part";
import { loadRecentRuns, useRecentRuns, type RecentRun } from "@/lib/recent-runs";
import { replaceAddress } from "@/lib/replace-address";

const RunComparison = dynamic(() => loadPart(() => import("@/features/execution/run-comparison")).then((module) => module.RunComparison));

/** The comparison before its runs are known. It stands in the page, which so names the comparison's own script too. */
export function EmptyComparison() {
  return (
    <div inert data-unasked>
      <RunComparison left="" right="" />
    </div>
  );
}

export function ComparePage() {
  const query = useSearchParams();
  const runs = useRecentRuns((state) => state.runs);
  useEffect(loadRecentRuns, []);
  const left = query.get("left") ?? runs[1]?.id;
  const right = query.get("right") ?? runs[0]?.id;

  if (left === undefined || right === undefined) {
    return (
      <Empty icon={<Columns2 />} title="Two runs are needed" action={<ButtonLink href={paths.playground}>Open the playground</ButtonLink>}>
        Run something twice, then come back to see what changed.
      </Empty>
    );
  }
  return (
    <Needs mode="normie" signIn={<SignInButton tone="primary" />} why="Runs are shown only to the person who started them.">
      <div className="mb-6 grid gap-4 md:grid-cols-2">
        <Choice label="Earlier run" runs={runs} chosen={left} onChoose={(id) => replaceAddress(paths.compare(id, right))} />
        <Choice label="Later run" runs={runs} chosen={right} onChoose={(id) => replaceAddress(paths.compare(left, id))} />
      </div>
      <RunComparison key={`${left} ${right}`} left={left} right={right} />
    </Needs>
  );
}

function Choice({ label, runs, chosen, onChoose }: { label: string; runs: readonly RecentRun[]; chosen: string; onChoose: (id: string) => void }) {
  const known = runs.some(({ id }) => id === chosen);
  return (
    <Field label={label}>
      {(props) => (
        <Select {...props} value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {!known && <option value={chosen}>{chosen.slice(0, 8)}…</option>}
          {runs.map((run) => (
            <option key={run.id} value={run.id}>
              {run.name}, {timeOfDay(new Date(run.at))}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
