"use client";

import { useCallback, useEffect, useState } from "react";
import type { Accepted } from "@/lib/api/types";
import { saveDraft, useDraft } from "@/lib/drafts";
import { isSignedIn, useSession } from "@/lib/session";
import { startRun } from "@/lib/api/start-run";
import { requestFor } from "./run-request";

const PENDING = "amplifier.run-after-sign-in";

/** Notes that the draft is to be run as soon as somebody is signed in. */
export function runAfterSignIn(): void {
  saveDraft();
  sessionStorage.setItem(PENDING, "1");
}

export interface Starter {
  start: () => void;
  starting: boolean;
  error: unknown;
  faults: Readonly<Record<string, string>>;
}

/** Starts what the draft says. Someone who is not signed in is sent to sign in first, and the run starts on the way back. */
export function useStart(onStarted: (accepted: Accepted) => void, signIn: () => Promise<void>): Starter {
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const status = useSession((session) => session.status);
  const loaded = useDraft((state) => state.loaded);

  const start = useCallback(() => {
    void (async () => {
      setError(null);
      setFaults({});
      setStarting(true);
      try {
        const request = await requestFor(useDraft.getState().draft);
        if (!request.ok) {
          setFaults(request.faults);
          return;
        }
        if (!(await isSignedIn())) {
          runAfterSignIn();
          await signIn();
          return;
        }
        onStarted(await startRun(request.body));
      } catch (failure) {
        setError(failure);
      } finally {
        setStarting(false);
      }
    })();
  }, [onStarted, signIn]);

  useEffect(() => {
    if (status !== "signed-in" || !loaded || sessionStorage.getItem(PENDING) === null) return;
    sessionStorage.removeItem(PENDING);
    start();
  }, [loaded, start, status]);

  return { start, starting, error, faults };
}
