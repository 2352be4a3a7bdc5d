"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { loadPart } from "@/lib/load-part";
import { useOutline } from "@/lib/recipe/use-outline";
import { whenSomebodyIsThere } from "@/lib/when-idle";
import { PlainEditor } from "./plain-editor";
import type { Problem } from "./problems";

const ProblemList = lazy(() => loadPart(() => import("./problem-list")).then((module) => ({ default: module.ProblemList })));
const MonacoEditor = lazy(() => loadPart(() => import("./monaco-editor")).then((module) => ({ default: module.MonacoEditor })));

/** Part of the text, from the offset of its first character to the one after its last. */
export type TextSpan = readonly [start: number, end: number];

export interface RecipeEditorProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Given where the page has an undo stack of its own, which then takes the place of the editor's. */
  onUndo?: () => void;
  onRedo?: () => void;
  /** What is marked and brought into view; null or absent for nothing. */
  marked?: TextSpan | null;
  /** Called with the offset at which a person put the cursor. */
  onCursor?: (offset: number) => void;
}

/** The editor for recipes. The big one, 1.4 MB of script, takes over from the plain one when somebody is there and the page has settled; both edit the same text. */
export function RecipeEditor(props: RecipeEditorProps) {
  const [settled, setSettled] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);

  useEffect(() => whenSomebodyIsThere(() => setSettled(true)), []);

  const plain = <PlainEditor value={props.value} onChange={props.onChange} label={props.label} />;
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        {settled && !writesByTouch() ? (
          <Suspense fallback={plain}>
            <MonacoEditor {...props} onProblems={setProblems} />
          </Suspense>
        ) : (
          plain
        )}
      </div>
      <Suspense>{problems === null ? <PlainProblem text={props.value} /> : problems.length > 0 && <ProblemList problems={problems} />}</Suspense>
    </div>
  );
}

/** Why the text can't be read, where only the plain editor is there to say so. */
function PlainProblem({ text }: { text: string }) {
  const problem = useOutline(text)?.problem;
  if (problem == null) return null;
  return <ProblemList problems={[{ severity: "error", message: problem.message, line: problem.line ?? 1, show: null, fix: null }]} />;
}

/** Touch keyboards work better with the browser's own text field. */
const writesByTouch = () => matchMedia("(pointer: coarse) and (hover: none)").matches;
