"use client";

import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import type { EventEnvelope } from "@/lib/api/types";
import { loadPart } from "@/lib/load-part";
import { useSession } from "@/lib/session";
import { getExecution } from "../api/get-execution";
import { emptyRun, reduceRun, type RunState } from "../model/run-state";
import { hasEnded, viewRun } from "../model/run-view";
import type { RunView } from "../model/types";
import { frameBatch } from "./frame-batch";

const stream = () => import("./event-stream");
const loadStream = () => loadPart(stream, { quietly: true });

export type Connection = "connecting" | "live" | "catching-up" | "offline" | "ended";

export interface Run {
  state: RunState;
  view: RunView;
  connection: Connection;
  /** Why the run can't be shown; null if it can. */
  error: unknown;
  loaded: boolean;
  reload: () => void;
}

const POLL_MS = 4_000;
const SETTLE_MS = 15_000;

/**
 * One execution, live: its stream, what was missed, and the ends that a stream alone can't promise. Of an empty id nothing is asked. Of one that an
 * address names, and that mostly has ended, the history is read first, and a stream is opened only if there is more to come.
 */
export function useRun(executionId: string, { named = false }: { named?: boolean } = {}): Run {
  const [state, dispatch] = useReducer(reduceRun, emptyRun);
  const [connection, setConnection] = useState<Connection>("connecting");
  const [error, setError] = useState<unknown>(null);
  const [loaded, setLoaded] = useState(false);
  const watches = useSession((session) => session.status === "signed-in") && executionId !== "";
  const view = useMemo(() => viewRun(state), [state]);
  const settled = view.ended && state.snapshot !== null && hasEnded(state.snapshot.status);
  const listens = watches && !settled && (!named || loaded || error !== null);

  const refresh = useCallback(
    async (replay: boolean, signal?: AbortSignal) => {
      try {
        const execution = await getExecution(executionId, { replay, signal });
        dispatch({ type: "snapshot", execution });
        setError(null);
        setLoaded(true);
      } catch (failure) {
        if (!signal?.aborted) setError(failure);
      }
    },
    [executionId],
  );

  useEffect(() => {
    if (!watches) return;
    const left = new AbortController();
    void refresh(false, left.signal);
    return () => left.abort();
  }, [refresh, watches]);

  useEffect(() => {
    if (!listens) return;
    const left = new AbortController();
    const batch = frameBatch<EventEnvelope>((events) => dispatch({ type: "events", events }));
    let unwatch: (() => void) | null = null;
    let revive: (() => void) | null = null;
    void loadStream().then(({ eventStream }) => {
      if (left.signal.aborted) return;
      revive = () => eventStream.revive();
      addEventListener("online", revive);
      unwatch = eventStream.watch(executionId, {
        onEvents: batch.add,
        onConnected: () => {
          setConnection("catching-up");
          void refresh(true, left.signal).finally(() => {
            if (!left.signal.aborted) setConnection("live");
          });
        },
        onDisconnected: () => setConnection("offline"),
      });
    });
    return () => {
      left.abort();
      unwatch?.();
      if (revive !== null) removeEventListener("online", revive);
      batch.stop();
    };
  }, [executionId, listens, refresh]);

  useEffect(() => {
    if (!watches || settled) return;
    const period = view.ended ? 500 : connection === "live" ? SETTLE_MS : POLL_MS;
    const timer = setInterval(() => {
      void refresh(false);
      if (connection === "offline" && navigator.onLine) void loadStream().then(({ eventStream }) => eventStream.revive());
    }, period);
    return () => clearInterval(timer);
  }, [connection, refresh, settled, watches, view.ended]);

  const reload = useCallback(() => void refresh(true), [refresh]);
  return { state, view, connection: settled ? "ended" : connection, error, loaded, reload };
}
