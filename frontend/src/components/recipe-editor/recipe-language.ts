import type * as Monaco from "monaco-editor";
import { nameAt } from "@/lib/recipe/names";
import { definitions, uses, type Span } from "@/lib/recipe/variables";
import { snippets } from "./snippets";

/** What makes YAML a recipe in the editor: names that can be found, renamed and completed, and snippets. */
export function registerRecipeLanguage(monaco: typeof Monaco): void {
  const rangeOf = (model: Monaco.editor.ITextModel, span: Span) =>
    monaco.Range.fromPositions(model.getPositionAt(span.start), model.getPositionAt(span.end));
  const at = (model: Monaco.editor.ITextModel, position: Monaco.Position) => nameAt(model.getValue(), model.getOffsetAt(position));

  monaco.languages.registerDefinitionProvider("yaml", {
    provideDefinition: (model, position) => {
      const span = at(model, position)?.definition ?? null;
      return span === null ? null : { uri: model.uri, range: rangeOf(model, span) };
    },
  });

  monaco.languages.registerReferenceProvider("yaml", {
    provideReferences: (model, position) => (at(model, position)?.places ?? []).map((span) => ({ uri: model.uri, range: rangeOf(model, span) })),
  });

  monaco.languages.registerRenameProvider("yaml", {
    resolveRenameLocation: (model, position) => {
      const name = at(model, position);
      if (name === null) {
        return { range: new monaco.Range(1, 1, 1, 1), text: "", rejectReason: "Put the cursor on a step's id, an output or a {{variable}} to rename it." };
      }
      return { range: rangeOf(model, name.span), text: name.text };
    },
    provideRenameEdits: (model, position, newName) => {
      const name = at(model, position);
      const refused = name === null ? "There is nothing to rename here." : name.refuse(newName);
      if (name === null || refused !== null) return { edits: [], rejectReason: refused ?? undefined };
      return {
        edits: name.places.map((span) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(model, span), text: newName },
        })),
      };
    },
  });

  monaco.languages.registerCompletionItemProvider("yaml", {
    triggerCharacters: ["{"],
    provideCompletionItems: (model, position) => {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      if (/\{\{[^}]*$/.test(before)) return { suggestions: variableItems(monaco, model.getValue(), range) };
      if (/^\s*(- ?)?\w*$/.test(before)) return { suggestions: snippetItems(monaco, range) };
      return { suggestions: [] };
    },
  });
}

function variableItems(monaco: typeof Monaco, source: string, range: Monaco.IRange): Monaco.languages.CompletionItem[] {
  const names = new Set([...definitions(source), ...uses(source)].map(({ name }) => name));
  return [...names].map((name) => ({
    label: name,
    kind: monaco.languages.CompletionItemKind.Variable,
    insertText: name,
    detail: "variable of this recipe",
    range,
  }));
}

function snippetItems(monaco: typeof Monaco, range: Monaco.IRange): Monaco.languages.CompletionItem[] {
  return snippets.map(({ label, detail, text }) => ({
    label,
    detail,
    kind: monaco.languages.CompletionItemKind.Snippet,
    insertText: text,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range,
    sortText: `~${label}`,
  }));
}
