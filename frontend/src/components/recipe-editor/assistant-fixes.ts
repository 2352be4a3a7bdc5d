import type * as Monaco from "monaco-editor";
import { askForFix } from "@/lib/text-tools";

const ASK = "playground.ask-for-fix";

/** Offers the assistant as a quick fix of every mistake. It opens with a wish that says what is marked; the person sends it. */
export function registerAssistantFixes(monaco: typeof Monaco): void {
  monaco.editor.registerCommand(ASK, (_, line: number, message: string) => askForFix(line, message));
  monaco.languages.registerCodeActionProvider("yaml", {
    provideCodeActions: (_model, _range, { markers }) => {
      const actions = markers.slice(0, 1).map(({ message, startLineNumber }): Monaco.languages.CodeAction => {
        const title = "Explain and put right with the assistant…";
        return { title, kind: "quickfix", command: { id: ASK, title, arguments: [startLineNumber, message] } };
      });
      return { actions, dispose: () => undefined };
    },
  });
}
