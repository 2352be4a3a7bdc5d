import { useState } from "react";
import { toast } from "@/lib/toast";
import { controlExecution, type Control } from "./api/control-execution";

/** What was asked of the run and is not done yet, and how to ask. */
export interface Steering {
  readonly asked: Control | null;
  readonly steer: (control: Control) => void;
}

/** Pauses, resumes and stops a run; `onHeard` is called when the run heard of it. */
export function useSteer(executionId: string, onHeard: () => void): Steering {
  const [asked, setAsked] = useState<Control | null>(null);
  const steer = (control: Control) => {
    setAsked(control);
    controlExecution(executionId, control)
      .then(onHeard)
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "The run did not hear that.", { tone: "bad" }))
      .finally(() => setAsked(null));
  };
  return { asked, steer };
}
