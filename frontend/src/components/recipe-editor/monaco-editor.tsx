"use client";

import { useEffect, useRef } from "react";
import { monaco, recipeUri } from "./monaco";
import { watchProblems } from "./monaco-problems";
import type { Problem } from "./problems";
import type { RecipeEditorProps } from "./recipe-editor";
import { checkOnServer } from "./server-findings";
import { codeFont, themeName } from "./themes";

/** The full editor: completion, hover, checks, quick fixes, rename, go to definition, format on save. */
export function MonacoEditor({
  value,
  onChange,
  label,
  onUndo,
  onRedo,
  marked,
  onCursor,
  onProblems,
}: RecipeEditorProps & { onProblems: (problems: readonly Problem[]) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const told = useRef({ onChange, onCursor, onProblems });
  const marks = useRef<monaco.editor.IEditorDecorationsCollection | null>(null);
  const initial = useRef({ value, label });
  const undoing = useRef({ onUndo, onRedo });

  useEffect(() => {
    told.current = { onChange, onCursor, onProblems };
    undoing.current = { onUndo, onRedo };
  }, [onChange, onCursor, onProblems, onUndo, onRedo]);

  useEffect(() => {
    if (host.current === null) return;
    const model = monaco.editor.createModel(initial.current.value, "yaml", recipeUri());
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    const created = monaco.editor.create(host.current, {
      model,
      ariaLabel: `${initial.current.label}. Ctrl M lets the Tab key leave the editor.`,
      theme: themeName(),
      automaticLayout: true,
      fontFamily: codeFont,
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
    marks.current = created.createDecorationsCollection();
    const listening = model.onDidChangeContent(() => told.current.onChange(model.getValue()));
    created.onDidChangeCursorPosition(({ position, reason }) => {
      if (reason === monaco.editor.CursorChangeReason.Explicit) told.current.onCursor?.(model.getOffsetAt(position));
    });
    created.onDidLayoutChange(() => revealMark(created, marks.current));
    const stopChecking = checkOnServer(monaco, model);
    const stopWatching = watchProblems(created, model, (problems) => told.current.onProblems(problems));
    const theme = new MutationObserver(() => monaco.editor.setTheme(themeName()));
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      theme.disconnect();
      stopWatching();
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
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
    model.pushStackElement();
  }, [value]);

  const [start, end] = marked ?? [0, 0];
  useEffect(() => {
    const model = editor.current?.getModel();
    if (model == null || start >= end) {
      marks.current?.clear();
      return;
    }
    const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(Math.max(start, end - 1)));
    marks.current?.set([{ range, options: { isWholeLine: true, className: "marked-lines", linesDecorationsClassName: "marked-edge" } }]);
    revealMark(editor.current, marks.current);
  }, [start, end]);

  return <div ref={host} className="h-full w-full" />;
}

/** What is marked comes into view, also when the editor gets another size; not while somebody writes. */
function revealMark(editor: monaco.editor.IStandaloneCodeEditor | null, marks: monaco.editor.IEditorDecorationsCollection | null): void {
  const range = marks?.getRange(0);
  if (editor === null || range == null || editor.hasTextFocus()) return;
  editor.revealRangeNearTop(range);
}
