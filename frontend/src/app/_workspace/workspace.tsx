"use client";

import { ListTree, Share2, Sparkles } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { RecipeEditor } from "@/components/recipe-editor/recipe-editor";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty, ProblemNote } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { signIn } from "@/features/auth/sign-in";
import type { Failure } from "@/features/execution/execution-viewer";
import { SourcePanel } from "@/features/playground/source-panel";
import { useStart } from "@/features/playground/use-start";
import { track } from "@/lib/analytics";
import type { Accepted } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { changeDraft, loadDraft, useDraft, type Draft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import type { RecipeOutline } from "@/lib/recipe/read-recipe";
import { rememberRun } from "@/lib/recent-runs";
import { useRunEstimate } from "@/lib/run-estimate";
import { askAssistant } from "@/lib/text-tools";
import { toast } from "@/lib/toast";
import { keepReplaced, keepRerun, keepVersion } from "@/lib/versions/keep";
import { useDraftTarget } from "./edit-targets";
import { TextTools } from "./text-tools";
import { useGallerySource } from "./use-gallery-source";
import { ViewerSkeleton } from "./viewer-skeleton";

const ExecutionViewer = lazy(() => loadPart(() => import("@/features/execution/execution-viewer")).then((module) => ({ default: module.ExecutionViewer })));

const RecentRuns = lazy(() => loadPart(() => import("./recent-runs")).then((module) => ({ default: module.RecentRuns })));
const RunVersion = lazy(() => loadPart(() => import("./run-version")).then((module) => ({ default: module.RunVersion })));
const RecipeSketch = lazy(() => loadPart(() => import("@/features/builder/recipe-sketch")).then((module) => ({ default: module.RecipeSketch })));

function runName(draft: Draft): string {
  const name = draft.source === "recipe" ? /^name:\s*(.+)$/m.exec(draft.recipe)?.[1] : draft.prompt;
  return (name ?? "run").trim().slice(0, 60);
}

const SIDE_BY_SIDE = "(min-width: 64rem)";

interface Place {
  path: string;
  starterOutline: RecipeOutline;
  className?: string;
}

/**
 * Source on one side, the run on the other. The run's id and the gallery item stand in the address. Side by side both are as high as `--fill`, which
 * `className` sets.
 */
export function Workspace(place: Place) {
  const query = useSearchParams();
  useState(loadDraft);
  return <WorkspaceView {...place} executionId={query.get("run")} galleryId={query.get("gallery")} />;
}

/** The workspace as it stands in the page before its scripts are there, with the starter recipe or the draft that this browser keeps. */
export function FirstWorkspace(place: Place) {
  return (
    <div data-unasked>
      <WorkspaceView {...place} executionId={null} galleryId={null} />
      <script src="/draft.js" />
    </div>
  );
}

function WorkspaceView({ path, starterOutline, className, executionId, galleryId }: Place & { executionId: string | null; galleryId: string | null }) {
  const router = useRouter();

  const show = useCallback(
    (id: string) => router.replace(`${path}?run=${encodeURIComponent(id)}`, { scroll: false }),
    [path, router],
  );
  const runSection = useRef<HTMLElement>(null);
  const started = useCallback(
    (accepted: Accepted) => {
      const { draft } = useDraft.getState();
      const { estimate } = useRunEstimate.getState();
      rememberRun({ id: accepted.execution_id, name: runName(draft), at: Date.now(), ...(estimate === null ? {} : { estimate }) });
      if (draft.source === "recipe") keepVersion("recipe", draft.recipe, "run", accepted.execution_id);
      track(draft.source === "prompt" ? "execution_started" : "recipe_execution_started");
      show(accepted.execution_id);
      if (!matchMedia(SIDE_BY_SIDE).matches) runSection.current?.scrollIntoView({ behavior: "smooth" });
    },
    [show],
  );
  const rerun = useCallback(
    (next: string) => {
      if (executionId !== null) keepRerun(executionId, next);
      show(next);
    },
    [executionId, show],
  );
  const starter = useStart(started, signIn);
  const target = useDraftTarget();
  const { error } = useGallerySource(executionId === null ? galleryId : null);
  useSharedSource();

  return (
    <div className={cn("grid items-start gap-5 lg:grid-cols-2", className)}>
      <div className="min-w-0 space-y-4">
        {error !== null && <ProblemNote error={error} />}
        <SourcePanel
          starter={starter}
          running={executionId !== null}
          starterOutline={starterOutline}
          editor={(props) => (
            <div className="relative h-full">
              <RecipeEditor {...props} />
              {props.value.trim() === "" && <EmptyOffer />}
            </div>
          )}
          extra={<Extra tools={<TextTools target={target} />} />}
        />
      </div>
      <section ref={runSection} aria-label="Run" className="min-w-0 lg:sticky lg:top-18 lg:[--panel:calc(var(--fill)-9rem)]">
        {executionId === null ? (
          <Card className="flex min-h-80 flex-col border-dashed bg-transparent p-3 shadow-none lg:h-(--fill) lg:overflow-y-auto">
            <div className="flex-1" data-starter>
              <Forecast />
            </div>
            <Suspense>
              <RecentRuns path={path} />
            </Suspense>
          </Card>
        ) : (
          <Suspense fallback={<ViewerSkeleton />}>
            <ExecutionViewer key={executionId} executionId={executionId} link={paths.run(executionId)} onRerun={rerun} onFix={askForFix} />
            <Suspense>
              <RunVersion key={`version-${executionId}`} executionId={executionId} />
            </Suspense>
          </Suspense>
        )}
      </section>
    </div>
  );
}

/** What a run would do, drawn as its steps will be; what a prompt does needs no drawing. */
function Forecast() {
  const { draft } = useDraft();
  const words = (
    <Empty icon={<ListTree />} title="Your run appears here">
      Press Run and watch each step as it happens: the agents it calls, the words as they arrive, and what they cost.
    </Empty>
  );
  return draft.source === "recipe" ? (
    <Suspense fallback={null}>
      <RecipeSketch recipe={draft.recipe} otherwise={words} />
    </Suspense>
  ) : (
    words
  );
}

/** Takes a recipe that came compressed in the address. */
function useSharedSource(): void {
  useEffect(() => {
    if (!location.hash.startsWith("#r=")) return;
    void loadPart(() => import("@/lib/share-link")).then(({ openShared }) => {
      loadDraft();
      const before = useDraft.getState().draft;
      const shared = openShared(location.hash);
      history.replaceState(null, "", location.pathname + location.search);
      if (shared === null) {
        toast("This link is damaged: the recipe in it can't be read.", { tone: "bad" });
        return;
      }
      keepReplaced("recipe", before.recipe, shared.recipe, "shared");
      changeDraft({ source: "recipe", recipe: shared.recipe, inputs: {}, galleryId: null });
      toast("The shared recipe is in the editor. Read it before you run it.", {
        action: { label: "Undo", perform: () => changeDraft(before) },
      });
    });
  }, []);
}

/** What can be done with the recipe beside running it. */
function Extra({ tools }: { tools: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center">
      {tools}
      <ShareButton />
    </div>
  );
}

/** What to do with an empty editor. */
function EmptyOffer() {
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-6">
      <Button className="pointer-events-auto" onClick={() => askAssistant()}>
        <Sparkles />
        Describe what you want
      </Button>
    </div>
  );
}

function askForFix({ message, step }: Failure): void {
  askAssistant(`Put right what made the run fail${step === null ? "" : ` in the step “${step}”`}: ${message}`);
}

function ShareButton() {
  const copy = async () => {
    const { shareLink } = await loadPart(() => import("@/lib/share-link"));
    const link = shareLink(new URL(paths.playground, location.href).href, useDraft.getState().draft.recipe);
    if (link === null) {
      toast("This recipe is too long for a link. Download it instead.", { tone: "bad" });
      return;
    }
    await navigator.clipboard.writeText(link);
    toast("Link copied. The recipe travels inside it; no server keeps it.", { tone: "good" });
  };
  return (
    <Button tone="quiet" size="small" onClick={() => void copy()}>
      <Share2 />
      <span className="hidden @sm:inline">Share</span>
      <span className="sr-only @sm:hidden">Share</span>
    </Button>
  );
}
