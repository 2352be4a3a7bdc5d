"use client";

import { Play, SquareArrowOutUpRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { PlainEditor } from "@/components/recipe-editor/plain-editor";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemNote } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { signIn } from "@/features/auth/sign-in";
import { startRun } from "@/lib/api/start-run";
import { runAfterSignIn } from "@/features/playground/use-start";
import type { StartRequest } from "@/lib/api/types";
import { changeDraft, loadDraft, useDraft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { isSignedIn } from "@/lib/session";
import { useGo } from "@/lib/use-go";
import { keepReplaced } from "@/lib/versions/keep";
import { ViewerSkeleton } from "./viewer-skeleton";

const ExecutionViewer = lazy(() => loadPart(() => import("@/features/execution/execution-viewer")).then((module) => ({ default: module.ExecutionViewer })));

/** An example inside a page that can be changed and run where it stands. */
export function Runnable({ kind, title, text: initial }: { kind: "recipe" | "prompt"; title: string; text: string }) {
  const go = useGo();
  const [text, setText] = useState(initial);
  const [executionId, setExecutionId] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const keep = () => {
    loadDraft();
    if (kind === "recipe") keepReplaced("recipe", useDraft.getState().draft.recipe, text, "lesson");
    changeDraft(kind === "recipe" ? { source: "recipe", recipe: text, inputs: {}, galleryId: null } : { source: "prompt", prompt: text });
  };
  const run = async () => {
    setError(null);
    setStarting(true);
    try {
      if (!(await isSignedIn())) {
        keep();
        runAfterSignIn();
        await signIn(paths.playground);
        return;
      }
      const request: StartRequest = kind === "recipe" ? { type: "recipe", recipe_yaml: text, inputs: {} } : { type: "prompt", prompt: text };
      setExecutionId((await startRun(request)).execution_id);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  };

  return (
    <div className="space-y-3">
      <Card className="overflow-hidden">
        <div className="flex items-center gap-2 border-b border-line py-1.5 pr-2 pl-4">
          <h2 className="mr-auto truncate text-sm font-semibold">{title}</h2>
          <Button
            tone="quiet"
            size="small"
            onClick={() => {
              keep();
              go(paths.playground);
            }}
          >
            <SquareArrowOutUpRight />
            <span className="max-sm:sr-only">Open in playground</span>
          </Button>
          <Button tone="primary" size="small" disabled={starting} onClick={() => void run()}>
            <Play />
            {starting ? "Starting…" : "Run"}
          </Button>
        </div>
        <div style={{ height: `${Math.min(Math.max(text.split("\n").length, 3), 26) * 1.3 + 2}rem` }}>
          <PlainEditor label={title} value={text} onChange={setText} />
        </div>
      </Card>
      {error !== null && <ProblemNote error={error} />}
      {executionId !== null && (
        <section aria-label={`Run of ${title}`}>
          <Suspense fallback={<ViewerSkeleton />}>
            <ExecutionViewer key={executionId} executionId={executionId} />
          </Suspense>
        </section>
      )}
    </div>
  );
}
