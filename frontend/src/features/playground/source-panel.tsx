"use client";

import { MessageSquareText, Play, RotateCcw, ScrollText } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemNote } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { useOfferedCommands, type Command } from "@/lib/commands";
import { cn } from "@/lib/cn";
import { changeDraft, emptyDraft, loadDraft, useDraft, type SourceKind } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { useMode } from "@/lib/mode";
import { loadPictures } from "@/lib/pictures";
import type { RecipeOutline } from "@/lib/recipe/read-recipe";
import { starterRecipe } from "@/lib/recipe/starter";
import { useOutline } from "@/lib/recipe/use-outline";
import { toast } from "@/lib/toast";
import { keepReplaced } from "@/lib/versions/keep";
import { whenIdle } from "@/lib/when-idle";
import { InputsForm } from "./components/inputs-form";
import { InputsPlaceholder } from "./components/inputs-placeholder";
import type { Starter } from "./use-start";

// Most begin with a recipe: the form for a prompt is fetched when the page has nothing else to do, or when it is wanted.
const loadPromptSource = () => import("./components/prompt-source").then((module) => ({ default: module.PromptSource }));
const PromptSource = lazy(() => loadPart(loadPromptSource));
const RunEstimate = lazy(() => loadPart(() => import("./components/run-estimate")).then((module) => ({ default: module.RunEstimate })));
const ModelPicker = lazy(() => loadPart(() => import("./components/model-picker")).then((module) => ({ default: module.ModelPicker })));

/** What to run: a prompt or a recipe, its inputs, and the button that runs it. */
export function SourcePanel({
  starter,
  running,
  starterOutline,
  editor,
  extra,
}: {
  starter: Starter;
  running: boolean;
  starterOutline: RecipeOutline;
  editor: (props: EditorProps) => ReactNode;
  extra?: ReactNode;
}) {
  const { draft } = useDraft();
  const shown = useDeferredValue(draft.source);
  useEffect(() => {
    loadDraft();
    loadPictures();
    return whenIdle(() => void loadPromptSource().catch(() => {}));
  }, []);
  const commands = useMemo<Command[]>(
    () => [{ id: "run", label: "Run", group: "Run", keys: "Ctrl+Enter", perform: starter.start }],
    [starter.start],
  );
  useOfferedCommands(commands);

  return (
    <Card className="@container flex min-h-0 flex-col overflow-hidden lg:h-(--fill)">
      <Tabs<SourceKind>
        label="What to run"
        tabs={[
          { id: "recipe", label: "Recipe", icon: <ScrollText aria-hidden /> },
          { id: "prompt", label: "Prompt", icon: <MessageSquareText aria-hidden /> },
        ]}
        chosen={draft.source}
        onChoose={(source) => changeDraft({ source })}
        trailing={extra}
        className="flex-1"
      >
        {shown === "prompt" ? (
          <Suspense fallback={<div className="min-h-80" />}>
            <PromptSource faults={starter.faults} />
          </Suspense>
        ) : (
          <RecipeSource faults={starter.faults} starterOutline={starterOutline} editor={editor} />
        )}
      </Tabs>
      <div className="space-y-3 border-t border-line p-4">
        {starter.error !== null && <ProblemNote error={starter.error} onRetry={starter.start} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button tone="primary" size="large" onClick={starter.start} disabled={starter.starting} className="min-w-28">
            <Play />
            {starter.starting ? "Starting…" : running ? "Run again" : "Run"}
          </Button>
          <kbd className="hidden font-sans text-xs text-faint @lg:inline">Ctrl Enter</kbd>
          <Suspense>
            <RunEstimate />
          </Suspense>
          <Suspense fallback={<div className="ml-auto h-9" />}>
            <ModelPicker />
          </Suspense>
        </div>
      </div>
    </Card>
  );
}

export interface EditorProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
}

function RecipeSource({
  faults,
  starterOutline,
  editor,
}: {
  faults: Readonly<Record<string, string>>;
  starterOutline: RecipeOutline;
  editor: (props: EditorProps) => ReactNode;
}) {
  const { draft } = useDraft();
  const known = useMemo(() => ({ source: starterRecipe, outline: starterOutline }), [starterOutline]);
  const outline = useOutline(draft.recipe, known);
  const { atLeast } = useMode();
  const change = (recipe: string) => {
    if (recipe !== draft.recipe) changeDraft({ recipe, galleryId: null });
  };
  const startOver = () => {
    const before = draft;
    keepReplaced("recipe", before.recipe, emptyDraft.recipe, "starter");
    changeDraft({ recipe: emptyDraft.recipe, inputs: {}, galleryId: null });
    toast("Back to the starter recipe.", { action: { label: "Undo", perform: () => changeDraft(before) } });
  };

  return (
    <div className="flex h-full flex-col">
      {atLeast("explorer") && (
        <div className="relative flex min-h-0 flex-col lg:flex-1">
          <div className="h-[22rem] min-h-40 overflow-hidden max-lg:resize-y lg:h-auto lg:flex-1">{editor({ value: draft.recipe, onChange: change, label: "Recipe" })}</div>
          <div className="flex min-h-9 items-center gap-2 border-t border-line bg-sunken px-4 py-1 text-xs text-faint">
            <span className="truncate">
              {outline === null ? "Reading…" : outline.problem !== null ? "Not a recipe yet" : `${outline.stepIds.length} ${outline.stepIds.length === 1 ? "step" : "steps"}`}
              {outline?.name != null && ` · ${outline.name}`}
            </span>
            <button type="button" onClick={startOver} className="ml-auto inline-flex items-center gap-1 rounded px-1.5 py-1 hover:text-ink">
              <RotateCcw aria-hidden className="size-3" />
              Starter
            </button>
          </div>
        </div>
      )}
      {outline === null && <InputsPlaceholder recipe={draft.recipe} />}
      {outline !== null && outline.inputs.length > 0 && (
        <div data-starter className={cn("border-t border-line p-4 lg:overflow-y-auto", atLeast("explorer") && "lg:max-h-[44%] lg:shrink-0")}>
          <h2 className="mb-3 text-xs font-semibold tracking-wide text-faint">Inputs</h2>
          <InputsForm inputs={outline.inputs} values={draft.inputs} faults={faults} onChange={(inputs) => changeDraft({ inputs })} />
        </div>
      )}
    </div>
  );
}
