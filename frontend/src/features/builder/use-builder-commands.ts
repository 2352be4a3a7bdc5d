import { useMemo } from "react";
import { paths } from "@/config/paths";
import { useOfferedCommands, type Command } from "@/lib/commands";
import { useDraft } from "@/lib/drafts";
import { useGo } from "@/lib/use-go";
import { redo, undo } from "./history";
import { placeBehind } from "./panels/palette";
import { templates } from "./templates";
import { readModel } from "./text/steps";
import type { Edits } from "./use-edits";

interface Offered {
  /** What is chosen now. */
  chosen: () => string | null;
  edits: Edits;
  onDryRun: () => void;
  onToggleView: () => void;
  /** Shows the whole picture; null while there is none. */
  fit: () => (() => void) | null;
}

/** What the command palette offers while the builder is open. All of it must keep its identity. */
export function useBuilderCommands({ chosen, edits, onDryRun, onToggleView, fit }: Offered): void {
  const go = useGo();
  const commands = useMemo(
    (): Command[] => [
      ...editing,
      ...templates.map(
        (template): Command => ({
          id: `add-${template.label}`,
          label: `Add: ${template.label}`,
          group: "Edit",
          words: "step insert new",
          perform: () => {
            const target = placeBehind(readModel(useDraft.getState().draft.recipe), chosen());
            if (target !== null) edits.addStep(target.place, template);
          },
        }),
      ),
      { id: "dry-run", label: "Dry run", group: "Run", words: "plan estimate cost tokens", perform: onDryRun },
      { id: "run-recipe", label: "Run this recipe", group: "Run", words: "start playground", perform: () => go(paths.playground) },
      { id: "builder-view", label: "Canvas or list", group: "View", words: "switch graph steps", perform: onToggleView },
      { id: "fit-view", label: "Fit the whole recipe in view", group: "View", words: "zoom canvas", enabled: () => fit() !== null, perform: () => fit()?.() },
    ],
    [chosen, edits, onDryRun, onToggleView, fit, go],
  );
  useOfferedCommands(commands);
}

const editing: readonly Command[] = [
  { id: "undo", label: "Undo", group: "Edit", keys: "Ctrl+Z", enabled: () => !inTextField(), perform: undo },
  { id: "redo", label: "Redo", group: "Edit", keys: "Ctrl+Shift+Z", enabled: () => !inTextField(), perform: redo },
];

/** A form field undoes its own letters until it is left. */
function inTextField(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}
