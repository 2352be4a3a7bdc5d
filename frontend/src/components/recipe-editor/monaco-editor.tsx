"use client";

import { useEffect, useRef } from "react";
import { monaco, recipeUri } from "./monaco";
import type { RecipeEditorProps } from "./recipe-editor";
import { checkOnServer } from "./server-findings";
import { themeName } from "./themes";

/** The full editor: completion, hover, checks, quick fixes, rename, go to definition, format on save. */
export function MonacoEditor({ value, onChange, label, onUndo, onRedo }: RecipeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const changed = useRef(onChange);
  const initial = useRef({ value, label });
  const undoing = useRef({ onUndo, onRedo });

  useEffect(() => {
    changed.current = onChange;
    undoing.current = { onUndo, onRedo };
  }, [onChange, onUndo, onRedo]);

  useEffect(() => {
    if (host.current === null) return;
    const model = monaco.editor.createModel(initial.current.value, "yaml", recipeUri());
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    const created = monaco.editor.create(host.current, {
      model,
      ariaLabel: `${initial.current.label}. Ctrl M lets the Tab key leave the editor.`,
      theme: themeName(),
      automaticLayout: true,
      fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
      fontSize: 13,
      lineHeight: 21,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      padding: { top: 14, bottom: 14 },
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 8,
      wordWrap: "on",
      wrappingIndent: "indent",
      fixedOverflowWidgets: true,
      renderLineHighlight: "line",
      renderLineHighlightOnlyWhenFocus: true,
      overviewRulerLanes: 0,
      scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
      quickSuggestions: { strings: true, other: true, comments: false },
      suggest: { showWords: false },
      unicodeHighlight: { ambiguousCharacters: false },
    });
    editor.current = created;
    created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => {
      void created.getAction("editor.action.formatDocument")?.run();
    });
    if (undoing.current.onUndo !== undefined) {
      const { CtrlCmd, Shift } = monaco.KeyMod;
      created.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, () => undoing.current.onUndo?.());
      created.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, () => undoing.current.onRedo?.());
      created.addCommand(CtrlCmd | monaco.KeyCode.KeyY, () => undoing.current.onRedo?.());
    }
    const listening = model.onDidChangeContent(() => changed.current(model.getValue()));
    const stopChecking = checkOnServer(monaco, model);
    const theme = new MutationObserver(() => monaco.editor.setTheme(themeName()));
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      theme.disconnect();
      stopChecking();
      listening.dispose();
      created.dispose();
      model.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model == null || model.getValue() === value) return;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
  }, [value]);

  return <div ref={host} className="h-full w-full" />;
}
