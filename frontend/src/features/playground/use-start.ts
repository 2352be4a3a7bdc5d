"use client";

import { useCallback, useEffect, useState } from "react";
import type { Accepted, StartRequest } from "@/lib/api/types";
import { saveDraft, useDraft, type Draft } from "@/lib/drafts";
import { useOwnKey } from "@/lib/own-key";
import { usePictures } from "@/lib/pictures";
import { collectInputs } from "@/lib/recipe/inputs";
import { isSignedIn, useSession } from "@/lib/session";
import { startRun } from "./api/start-run";

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

type Request = { ok: true; body: StartRequest } | { ok: false; faults: Record<string, string> };

async function requestFor(draft: Draft): Promise<Request> {
  const { ceiling } = useOwnKey.getState();
  const model = { ...(draft.model === "" ? {} : { model: draft.model }), ...(ceiling === null ? {} : { max_cost_usd: ceiling }) };
  if (draft.source === "prompt") {
    if (draft.prompt.trim() === "") return { ok: false, faults: { prompt: "Write what you want first." } };
    const bundle = draft.bundle === "" ? {} : { bundle: draft.bundle };
    const images = usePictures.getState().pictures.map(({ mediaType, data }) => ({ media_type: mediaType, data }));
    return { ok: true, body: { type: "prompt", prompt: draft.prompt, ...bundle, ...model, ...(images.length === 0 ? {} : { images }) } };
  }
  const { readRecipe } = await import("@/lib/recipe/read-recipe");
  const collected = collectInputs(readRecipe(draft.recipe).inputs, draft.inputs);
  if (!collected.ok) return collected;
  return {
    ok: true,
    body: {
      type: "recipe",
      inputs: collected.inputs,
      ...(draft.galleryId === null ? { recipe_yaml: draft.recipe } : { gallery_id: draft.galleryId }),
      ...model,
    },
  };
}
