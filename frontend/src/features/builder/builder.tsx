"use client";

import { List, Play, Plus, Redo2, Route, Undo2, Workflow } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { RecipeEditor } from "@/components/recipe-editor/recipe-editor";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty, Skeleton } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { track } from "@/lib/analytics";
import { useOfferedCommands, type Command } from "@/lib/commands";
import { loadDraft, useDraft } from "@/lib/drafts";
import { humanize } from "@/lib/format";
import { keepVersion } from "@/lib/versions/keep";
import { keyOf, type CanvasNode } from "./canvas/layout";
import { recordEdit, redo, undo, useHistory } from "./history";
import { PlanDialog } from "./panels/plan-dialog";
import { GateProperties, StepProperties } from "./panels/properties";
import { StepList } from "./panels/step-list";
import { stageIcon as StageIcon, templates, type Template } from "./templates";
import { allSteps, placesOf, readModel, stepAt, type RecipeModel, type StageNode } from "./text/steps";
import type { Path } from "./text/source";
import { useEdits, type Edits } from "./use-edits";

// Most come for the canvas: it is asked for with the rest of the builder, not after it.
const loadingCanvas = import("./canvas/canvas");
const Canvas = lazy(() => loadingCanvas.then((module) => ({ default: module.Canvas })));

type View = "canvas" | "list";
type Readable = Extract<RecipeModel, { ok: true }>;

/** Canvas and text side by side. The text is the truth: the canvas is drawn from it, and edits on the canvas are small edits of the text. */
export function Builder({ tools }: { tools?: ReactNode }) {
  const { draft } = useDraft();
  const history = useHistory();
  const [chosen, setChosen] = useState<string | null>(null);
  const [showsForm, setShowsForm] = useState(false);
  const [view, setView] = useState<View>(() => (isNarrow() ? "list" : "canvas"));
  const [planning, setPlanning] = useState(false);
  useEffect(() => {
    loadDraft();
    keepVersion("recipe", useDraft.getState().draft.recipe, "builder");
    track("recipe_builder_opened");
  }, []);

  const model = useMemo(() => readModel(draft.recipe), [draft.recipe]);
  const drawn = useLastReadable(model);
  const choose = useCallback((key: string | null) => {
    setChosen(key);
    setShowsForm(key !== null);
  }, []);
  const choosePath = useCallback((path: Path | null) => choose(path === null ? null : keyOf(path)), [choose]);
  const chooseNode = useCallback((node: CanvasNode | null) => choose(node?.id ?? null), [choose]);
  const closeForm = () => setShowsForm(false);
  const edits = useEdits(choosePath);
  useOfferedCommands(builderCommands);

  const step = model.ok ? allSteps(model).find((each) => keyOf(each.path) === chosen) : undefined;
  const chosenPath = step?.path;
  const gate = model.ok ? model.stages.find((stage) => `gate-${keyOf(stage.path)}` === chosen) : undefined;
  const gatePath = gate?.path;
  const marked = useMemo(() => {
    const path = chosenPath ?? (gatePath === undefined ? undefined : [...gatePath, "approval"]);
    return path === undefined ? null : (placesOf(draft.recipe, [path])[0] ?? null);
  }, [draft.recipe, chosenPath, gatePath]);

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,1.6fr)_minmax(22rem,1fr)]">
      <Card className="@container flex h-[34rem] flex-col overflow-hidden xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]">
        <div className="flex flex-wrap items-center gap-1 border-b border-line px-2 py-1">
          {drawn !== null && <Palette model={drawn} chosen={step?.path ?? null} edits={edits} />}
          <div className="ml-auto flex items-center gap-0.5">
            <Button tone="quiet" size="icon" aria-label="Undo" title="Undo (Ctrl Z)" disabled={history.past.length === 0} onClick={undo}>
              <Undo2 />
            </Button>
            <Button tone="quiet" size="icon" aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={history.future.length === 0} onClick={redo}>
              <Redo2 />
            </Button>
            {tools}
            <Button tone="quiet" size="small" aria-pressed={view === "list"} onClick={() => setView(view === "list" ? "canvas" : "list")}>
              {view === "list" ? <Workflow /> : <List />}
              {view === "list" ? "Canvas" : "List"}
            </Button>
            <Button tone="quiet" size="small" onClick={() => setPlanning(true)}>
              <Route />
              Dry run
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
        <div className="relative min-h-0 flex-1">
          <div className="absolute inset-0">
            {drawn === null ? (
              <Empty icon={<Workflow />} title="Nothing to draw yet">
                The text can&apos;t be read as a recipe.
              </Empty>
            ) : view === "list" ? (
              <StepList
                model={drawn}
                chosen={chosen}
                edits={edits}
                onChooseStep={(each) => choosePath(each.path)}
                onChooseGate={(stage) => choose(`gate-${keyOf(stage.path)}`)}
              />
            ) : (
              <Suspense fallback={<Skeleton className="m-6 h-48" />}>
                <Canvas model={drawn} chosen={chosen} onChoose={chooseNode} />
              </Suspense>
            )}
          </div>
        </div>
      </Card>
      <div className="flex flex-col gap-4 xl:h-[calc(100dvh-5.5rem)] xl:min-h-[34rem]">
        {showsForm && step !== undefined ? (
          <Card className="flex max-h-[34rem] flex-col overflow-hidden xl:max-h-[58%]">
            <StepProperties
              key={`${chosen} ${step.id}`}
              step={step}
              actions={{
                onField: (key, value) => edits.setStepField(step, key, value),
                onMove: (by) => edits.moveStep(step, by),
                onDuplicate: () => edits.duplicateStep(step),
                onRemove: () => edits.removeStep(step),
                onClose: closeForm,
              }}
            />
          </Card>
        ) : showsForm && gate !== undefined ? (
          <Card className="flex max-h-[34rem] flex-col overflow-hidden xl:max-h-[58%]">
            <GateProperties stage={gate} onField={(key, value) => edits.setGateField(gate, key, value)} onClose={closeForm} />
          </Card>
        ) : null}
        <Card className="h-[28rem] min-h-0 overflow-hidden xl:h-auto xl:flex-1">
          <RecipeEditor
            label="Recipe"
            value={draft.recipe}
            onChange={(recipe) => recordEdit(recipe, "typing")}
            onUndo={undo}
            onRedo={redo}
            marked={showsForm ? marked : null}
            onCursor={(offset) => {
              const under = stepAt(draft.recipe, model, offset);
              if (under !== null) setChosen(keyOf(under.path));
            }}
          />
        </Card>
      </div>
      {planning && <PlanDialog recipe={draft.recipe} onClose={() => setPlanning(false)} />}
    </div>
  );
}

/** On a phone a list of steps says more than a picture of them. */
const isNarrow = () => typeof matchMedia === "function" && matchMedia("(max-width: 40rem)").matches;

/** The last text that could be read stays drawn while a mistake is being typed. */
function useLastReadable(model: RecipeModel): Readable | null {
  const [last, setLast] = useState<Readable | null>(model.ok ? model : null);
  if (model.ok && model !== last) setLast(model);
  return model.ok ? model : last;
}

function Palette({ model, chosen, edits }: { model: Readable; chosen: Path | null; edits: Edits }) {
  const target = targetOf(model, chosen);
  if (target === null) return null;
  const add = (template: Template) => edits.addStep(target.stage, template, target.index);
  return (
    <div role="toolbar" aria-label={`Add ${model.staged ? `to ${humanize(target.stage.name ?? "the stage")}` : "a step"}`} className="flex flex-wrap items-center">
      <Plus aria-hidden className="mx-1 size-4 text-faint" />
      {templates.map((template) => (
        <Button key={template.label} tone="quiet" size="small" title={`Add: ${template.label}`} onClick={() => add(template)}>
          <template.icon aria-hidden />
          <span className="max-lg:sr-only">{template.label}</span>
        </Button>
      ))}
      {model.staged && (
        <Button tone="quiet" size="small" title="Add a stage with an approval" onClick={() => edits.addStage(model.stages.length)}>
          <StageIcon aria-hidden />
          <span className="max-lg:sr-only">Stage</span>
        </Button>
      )}
    </div>
  );
}

/** New steps go behind the chosen one, or to the end. */
function targetOf(model: Readable, chosen: Path | null): { stage: StageNode; index: number } | null {
  const holder = chosen === null ? undefined : model.stages.find((stage) => stage.list.join() === chosen.slice(0, -1).join());
  const stage = holder ?? model.stages.at(-1);
  if (stage === undefined) return null;
  return { stage, index: holder === undefined || chosen === null ? stage.steps.length : Number(chosen.at(-1)) + 1 };
}

const builderCommands: Command[] = [
  { id: "undo", label: "Undo", group: "Edit", keys: "Ctrl+Z", enabled: () => !inTextField(), perform: undo },
  { id: "redo", label: "Redo", group: "Edit", keys: "Ctrl+Shift+Z", enabled: () => !inTextField(), perform: redo },
];

/** A form field undoes its own letters until it is left. */
function inTextField(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}
