"use client";

import { Activity, Braces, FileText, History, ListTree } from "lucide-react";
import { Suspense, useEffect, useMemo, useState } from "react";
import { MarkdownAhead } from "@/components/markdown/lazy-markdown";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty, ProblemNote, Skeleton } from "@/components/ui/states";
import { Tabs, type Tab } from "@/components/ui/tabs";
import { paths } from "@/config/paths";
import { isGone } from "@/lib/api/problem";
import type { Mode } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useMode } from "@/lib/mode";
import { toast } from "@/lib/toast";
import { whenSomebodyIsThere } from "@/lib/when-idle";
import { decideApproval } from "./api/decide-approval";
import { rerunExecution } from "./api/rerun-execution";
import { ApprovalCard } from "./components/approval-card";
import { FailureNote } from "./components/failure-note";
import { Follow } from "./components/follow";
import { Outputs } from "./components/outputs";
import { PausedNote } from "./components/paused-note";
import { RunBar } from "./components/run-bar";
import { StoppingNote } from "./components/stopping-note";
import { Timeline } from "./components/timeline";
import { VariableInspector } from "./components/variable-inspector";
import { useNow } from "./components/use-now";
import { EventList, loadAhead } from "./components/when-wanted";
import { goneRun } from "./model/gone";
import { eventsOf } from "./model/run-state";
import type { RunState } from "./model/run-state";
import type { StepView } from "./model/types";
import { useRun } from "./stream/use-run";
import { useSteer } from "./use-steer";

type Panel = "steps" | "result" | "context" | "events";

const needed: Record<Panel, Mode> = { steps: "normie", result: "normie", context: "explorer", events: "developer" };

/** Why a run failed, and the step that did; null if no step did. */
export interface Failure {
  readonly message: string;
  readonly step: string | null;
}

/** One execution from its first event to its last word. */
export function ExecutionViewer({
  executionId,
  named,
  link,
  onRerun,
  onFix,
  className,
}: {
  executionId: string;
  /** Whether an address named it, so that it mostly has ended. */
  named?: boolean;
  link?: string;
  /** Called with the id of the new execution after a run was started again from a step. */
  onRerun?: (executionId: string) => void;
  /** Called when somebody wants help with what made the run fail; not given where its recipe is not at hand. */
  onFix?: (failure: Failure) => void;
  className?: string;
}) {
  const run = useRun(executionId, { named });
  const { view } = run;
  const steering = useSteer(executionId, run.reload);
  const [panel, setPanel] = useState<Panel | null>(null);
  const { atLeast } = useMode();
  const now = useNow(!view.ended);
  const awaited = named === true && !run.loaded && run.error === null;
  useEffect(() => (run.loaded ? whenSomebodyIsThere(loadAhead) : undefined), [run.loaded]);
  const shown = panel ?? (awaited || (view.status === "completed" && Object.keys(view.outputs).length > 0) ? "result" : "steps");

  const tabs: Tab<Panel>[] = [
    { id: "steps" as const, label: "Steps", icon: <ListTree aria-hidden />, count: view.steps.length },
    { id: "result" as const, label: "Result", icon: <FileText aria-hidden /> },
    { id: "context" as const, label: "Variables", icon: <Braces aria-hidden />, count: view.context.length },
    { id: "events" as const, label: "Events", icon: <Activity aria-hidden />, count: view.eventCount },
  ].filter(({ id }) => atLeast(needed[id]));

  const rerun = (step: StepView) => {
    rerunExecution(executionId, { from_step: firstStepOf(step) })
      .then(({ execution_id: next }) => onRerun?.(next))
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "The run could not be started again.", { tone: "bad" }));
  };

  const onRerunFrom = view.ended && onRerun !== undefined && atLeast("developer") ? rerun : undefined;
  const failedStep = view.status === "failed" ? view.steps.findLast(({ state }) => state === "failed") : undefined;
  const askForFix = () => onFix?.({ message: view.error ?? "", step: failedStep?.id ?? null });
  const failure = view.error === null ? null : (
    <FailureNote message={view.error} remedy={view.remedy} step={failedStep} onRerun={onRerunFrom} onFix={onFix !== undefined && view.status === "failed" ? askForFix : undefined} />
  );

  if (run.error !== null && !run.loaded && view.eventCount === 0) {
    return isGone(run.error) ? (
      <Card role="alert" className={className}>
        <Empty icon={<History />} title={goneRun.title} action={<ButtonLink href={paths.playground}>Open the playground</ButtonLink>}>
          {goneRun.why}
        </Empty>
      </Card>
    ) : (
      <ProblemNote error={run.error} onRetry={run.reload} />
    );
  }

  return (
    <Card className={cn("@container flex min-h-0 flex-col overflow-hidden", className)}>
      <MarkdownAhead />
      <RunBar executionId={executionId} run={run} steering={steering} now={now} awaited={awaited} link={link} />
      {view.status === "paused" && (
        <div className="p-4 pb-0">
          <PausedNote since={view.pausedAt} now={now} resuming={steering.asked === "resume"} onResume={() => steering.steer("resume")} />
        </div>
      )}
      {view.stopping !== null && (
        <div className="p-4 pb-0">
          <StoppingNote waitsFor={view.stopping.waitsFor} busy={steering.asked !== null} onStopNow={() => steering.steer("stop-now")} />
        </div>
      )}
      <Tabs label="Views of this run" tabs={tabs} chosen={shown} onChoose={setPanel}>
        {shown === "steps" && (
          <Follow active={!view.ended} className="max-h-(--panel,70dvh) min-h-48 overflow-y-auto p-4">
            {(scroller) => (
              <>
                {view.steps.length === 0 && !view.ended && <Waiting />}
                <Timeline steps={view.steps} now={now} scroller={scroller} onRerun={onRerunFrom} />
                {view.approval !== null && (
                  <div className="pt-2">
                    <ApprovalCard
                      key={view.approval.stage}
                      approval={view.approval}
                      context={view.context}
                      steps={view.steps}
                      now={now}
                      onDecide={async (decision) => {
                        await decideApproval(executionId, view.approval?.stage ?? "", decision);
                        run.reload();
                      }}
                    />
                  </div>
                )}
                {failure}
              </>
            )}
          </Follow>
        )}
        {shown === "result" && (
          <div className="max-h-(--panel,70dvh) min-h-48 overflow-y-auto" tabIndex={0} role="region" aria-label="Result">
            {failure !== null && <div className="p-4 pb-0">{failure}</div>}
            <Outputs outputs={view.outputs} ended={view.ended} awaited={awaited} />
          </div>
        )}
        {shown === "context" && (
          <div className="max-h-(--panel,70dvh) min-h-48 overflow-y-auto" tabIndex={0} role="region" aria-label="Variables">
            <VariableInspector view={view} />
          </div>
        )}
        {shown === "events" && <Events state={run.state} />}
      </Tabs>
    </Card>
  );
}

function Events({ state }: { state: RunState }) {
  const events = useMemo(() => eventsOf(state), [state]);
  return (
    <Suspense fallback={<div className="h-[32rem]" />}>
      <EventList events={events} />
    </Suspense>
  );
}

function Waiting() {
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">Waiting for the first step</span>
      {[0.55, 0.8, 0.4].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-5 rounded-full" />
          <div className="skeleton h-4" style={{ width: `${width * 100}%` }} />
        </div>
      ))}
    </div>
  );
}

/** An iteration is run again with its whole loop. */
function firstStepOf(step: StepView): string {
  return [...step.parents, step.id].findLast((name) => !name.startsWith("[")) ?? step.id;
}
