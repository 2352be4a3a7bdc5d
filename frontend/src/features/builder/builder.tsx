"use client";

import { List, Play, Redo2, Route, Undo2, Workflow } from "lucide-react";
import { lazy, startTransition, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { RecipeEditor } from "@/components/recipe-editor/recipe-editor";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty, Skeleton } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { track } from "@/lib/analytics";
import { loadDraft, useDraft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { keepVersion } from "@/lib/versions/keep";
import { keyOf } from "./canvas/drawing";
import { DryRunBar } from "./dry-run/dry-run-bar";
import { useDryRun } from "./dry-run/use-dry-run";
import { recordEdit, redo, undo, useHistory } from "./history";
import { chosenIn, ChosenForm, pathOfChosen } from "./panels/chosen-form";
import { Palette } from "./panels/palette";
import { StepList } from "./panels/step-list";
import { placesOf, readModel, stepAt, type RecipeModel } from "./text/steps";
import { useBuilderCommands } from "./use-builder-commands";
import { useEdits, type Choose } from "./use-edits";

// Most come for the canvas: it is asked for with the rest of the builder, not after it.
const importCanvas = () => import("./canvas/canvas");
importCanvas().catch(() => {});
const Canvas = lazy(() => loadPart(importCanvas).then((module) => ({ default: module.Canvas })));

type View = "canvas" | "list";
type Readable = Extract<RecipeModel, { ok: true }>;

/** Canvas and text side by side. The text is the truth: the canvas is drawn from it, and edits on the canvas are small edits of the text. */
export function Builder({ tools, signIn }: { tools?: ReactNode; /** Leads who needs it to signing in. */ signIn: ReactNode }) {
  const { draft } = useDraft();
  const history = useHistory();
  const [chosen, setChosen] = useState<string | null>(null);
  const [inForm, setInForm] = useState<string | null>(null);
  const [view, setView] = useState<View>(() => (isNarrow() ? "list" : "canvas"));
  useEffect(() => {
    loadDraft();
    keepVersion("recipe", useDraft.getState().draft.recipe, "builder");
    track("recipe_builder_opened");
  }, []);

  const model = useMemo(() => readModel(draft.recipe), [draft.recipe]);
  const drawn = useLastReadable(model);
  const choose = useCallback<Choose>((key, form) => {
    setChosen(key);
    // The card answers at once; its form may take longer to draw.
    startTransition(() => setInForm((shown) => (form === "open" || (form !== "closed" && shown !== null) ? key : null)));
  }, []);
  const edits = useEdits(choose);
  const dryRun = useDryRun(model);
  const open = useCallback((key: string | null) => choose(key, "open"), [choose]);
  const go = useCallback((key: string) => choose(key, "keep"), [choose]);
  const form = useRef<HTMLDivElement>(null);
  const enter = useCallback((key: string) => {
    flushSync(() => {
      setChosen(key);
      setInForm(key);
    });
    form.current?.querySelector<HTMLElement>("[data-form] :is(input, textarea)")?.focus();
  }, []);
  const closeForm = () => {
    setInForm(null);
    if (chosen !== null) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(chosen)}"]`)?.focus();
  };
  const toggleView = useCallback(() => startTransition(() => setView(other)), []);
  const fit = useRef<(() => void) | null>(null);
  const takeFit = useCallback((next: (() => void) | null) => {
    fit.current = next;
  }, []);
  const latest = useRef(chosen);
  useEffect(() => {
    latest.current = chosen;
  }, [chosen]);
  useBuilderCommands({
    chosen: useCallback(() => latest.current, []),
    edits,
    onDryRun: dryRun.start,
    onToggleView: toggleView,
    fit: useCallback(() => fit.current, []),
  });

  const what = useMemo(() => chosenIn(model, inForm), [model, inForm]);
  const marked = useMemo(() => (what === null ? null : (placesOf(draft.recipe, [pathOfChosen(what)])[0] ?? null)), [draft.recipe, what]);

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,1.6fr)_minmax(22rem,1fr)]">
      <Card className="@container flex h-[34rem] flex-col overflow-hidden xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]">
        <div className="flex flex-wrap items-center gap-1 border-b border-line px-2 py-1">
          {drawn !== null && <Palette model={drawn} chosen={chosen} edits={edits} />}
          <div className="ml-auto flex flex-wrap items-center justify-end gap-0.5">
            <Button tone="quiet" size="icon" aria-label="Undo" title="Undo (Ctrl Z)" disabled={history.past.length === 0} onClick={undo}>
              <Undo2 />
            </Button>
            <Button tone="quiet" size="icon" aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={history.future.length === 0} onClick={redo}>
              <Redo2 />
            </Button>
            {tools}
            <Button tone="quiet" size="small" aria-pressed={view === "list"} onClick={toggleView}>
              {view === "list" ? <Workflow /> : <List />}
              <span className="max-sm:sr-only">{view === "list" ? "Canvas" : "List"}</span>
            </Button>
            <Button tone="quiet" size="small" disabled={dryRun.busy} onClick={dryRun.start}>
              <Route />
              <span className="max-sm:sr-only">Dry run</span>
            </Button>
            <ButtonLink tone="primary" size="small" href={paths.playground}>
              <Play />
              Run
            </ButtonLink>
          </div>
        </div>
        {!model.ok && (
          <p role="status" className="border-b border-line bg-bad-soft px-4 py-2 text-sm text-bad">
            The picture waits until the text can be read again. {model.reason}
          </p>
        )}
        <DryRunBar dryRun={dryRun} signIn={signIn} />
        <div className="relative min-h-0 flex-1">
          <div className="absolute inset-0">
            {drawn === null ? (
              <Empty icon={<Workflow />} title="Nothing to draw yet">
                The text can&apos;t be read as a recipe.
              </Empty>
            ) : view === "list" ? (
              <StepList model={drawn} chosen={chosen} marks={dryRun.marks} edits={edits} onChoose={open} />
            ) : (
              <Suspense fallback={<Skeleton className="m-6 h-48" />}>
                <Canvas model={drawn} chosen={chosen} marks={dryRun.marks} stale={dryRun.stale} edits={edits} onChoose={open} onGo={go} onOpen={enter} onFit={takeFit} />
              </Suspense>
            )}
          </div>
        </div>
      </Card>
      <div ref={form} className="flex flex-col gap-4 xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]">
        {what !== null && <ChosenForm chosen={what} marks={dryRun.marks} edits={edits} onClose={closeForm} />}
        <Card className="h-[28rem] min-h-0 overflow-hidden xl:h-auto xl:flex-1">
          <RecipeEditor
            label="Recipe"
            value={draft.recipe}
            onChange={(recipe) => recordEdit(recipe, "typing")}
            onUndo={undo}
            onRedo={redo}
            marked={marked}
            onCursor={(offset) => {
              const under = stepAt(draft.recipe, model, offset);
              if (under !== null) choose(keyOf(under.path), "keep");
            }}
          />
        </Card>
      </div>
    </div>
  );
}

/** On a phone a list of steps says more than a picture of them. */
const isNarrow = () => typeof matchMedia === "function" && matchMedia("(max-width: 40rem)").matches;

const other = (view: View): View => (view === "list" ? "canvas" : "list");

/** The last text that could be read stays drawn while a mistake is being typed. */
function useLastReadable(model: RecipeModel): Readable | null {
  const [last, setLast] = useState<Readable | null>(model.ok ? model : null);
  if (model.ok && model !== last) setLast(model);
  return model.ok ? model : last;
}
