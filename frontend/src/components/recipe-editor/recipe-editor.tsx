"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { PlainEditor } from "./plain-editor";

const MonacoEditor = lazy(() => import("./monaco-editor").then((module) => ({ default: module.MonacoEditor })));

export interface RecipeEditorProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Given where the page has an undo stack of its own, which then takes the place of the editor's. */
  onUndo?: () => void;
  onRedo?: () => void;
}

/** The editor for recipes. The big one takes over from the plain one when the page has settled; both edit the same text. */
export function RecipeEditor(props: RecipeEditorProps) {
  const [settled, setSettled] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);

  const plain = <PlainEditor value={props.value} onChange={props.onChange} label={props.label} />;
  return settled && !writesByTouch() ? (
    <Suspense fallback={plain}>
      <MonacoEditor {...props} />
    </Suspense>
  ) : (
    plain
  );
}

const SETTLE_MS = 300;

/** Touch keyboards work better with the browser's own text field. */
const writesByTouch = () => matchMedia("(pointer: coarse) and (hover: none)").matches;
