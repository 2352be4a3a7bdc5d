import { monaco } from "./monaco";
import { problemsOf, type Problem } from "./problems";
import { OWNER, replacement, suggestedOn } from "./server-findings";

/** Tells the problems of a text whenever they change, the first time at once. Answers how to stop. */
export function watchProblems(editor: monaco.editor.ICodeEditor, model: monaco.editor.ITextModel, tell: (problems: Problem[]) => void): () => void {
  const { MarkerSeverity } = monaco;
  const read = () => {
    const markers = monaco.editor.getModelMarkers({ resource: model.uri }).filter(({ severity }) => severity >= MarkerSeverity.Warning);
    tell(problemsOf(markers, OWNER, ({ severity }) => severity === MarkerSeverity.Error, actionsFor));
  };
  const actionsFor = (marker: monaco.editor.IMarker): Pick<Problem, "show" | "fix"> => {
    const suggested = suggestedOn(model, marker.startLineNumber).find(({ column }) => column === marker.startColumn);
    return {
      show: () => {
        editor.setPosition({ lineNumber: marker.startLineNumber, column: marker.startColumn });
        editor.revealLineInCenterIfOutsideViewport(marker.startLineNumber);
        editor.focus();
      },
      fix:
        suggested === undefined
          ? null
          : {
              label: `Use “${suggested.suggestion}”`,
              apply: () => {
                editor.pushUndoStop();
                editor.executeEdits("quick-fix", [replacement(suggested)]);
                editor.pushUndoStop();
              },
            },
    };
  };
  const listening = monaco.editor.onDidChangeMarkers((resources) => {
    if (resources.some((resource) => resource.toString() === model.uri.toString())) read();
  });
  read();
  return () => listening.dispose();
}
