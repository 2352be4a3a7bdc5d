import type { EventEnvelope, Execution } from "@/lib/api/types";
import { humanize } from "@/lib/format";
import { isRecord, text } from "./read";
import type { StepView } from "./types";

/** What is told of the end of the whole run, and not of one step of it. */
export function isStopRequest({ type, step }: EventEnvelope): boolean {
  return type === "cancel:requested" && (step === undefined || step === null || step === "");
}

/** Whether somebody asked for an end that waits for what is under way. */
export function isStopping(milestones: readonly EventEnvelope[], snapshot: Execution | null): boolean {
  const asked = milestones.findLast(isStopRequest);
  if (asked === undefined) return snapshot?.cancelling === "graceful";
  return isRecord(asked.data) && text(asked.data, "level") === "graceful";
}

/** What a run that is to stop waits for, in words: running steps, with the tools that they run. */
export function waitsFor(steps: readonly StepView[]): string[] {
  const running = steps.filter(({ state }) => state === "running");
  return running
    .filter(({ path }) => !running.some((other) => other.path.startsWith(`${path}/`)))
    .map((step) => {
      const tools = [...new Set(step.items.flatMap((item) => (item.kind === "tool" && item.state === "running" ? [item.name] : [])))];
      const name = humanize([...step.parents, step.id].findLast((part) => !part.startsWith("[")) ?? step.id);
      return tools.length === 0 ? name : `${tools.join(", ")} in ${name}`;
    });
}
