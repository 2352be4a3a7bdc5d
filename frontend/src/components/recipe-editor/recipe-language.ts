import type * as Monaco from "monaco-editor";
import { definitionOf, definitions, isVariableName, renameSpans, uses, variableAt, type Span } from "@/lib/recipe/variables";
import { snippets } from "./snippets";

/** What makes YAML a recipe in the editor: variables that can be found, renamed and completed, and snippets. */
export function registerRecipeLanguage(monaco: typeof Monaco): void {
  const rangeOf = (model: Monaco.editor.ITextModel, span: Span) =>
    monaco.Range.fromPositions(model.getPositionAt(span.start), model.getPositionAt(span.end));
  const at = (model: Monaco.editor.ITextModel, position: Monaco.Position) => variableAt(model.getValue(), model.getOffsetAt(position));

  monaco.languages.registerDefinitionProvider("yaml", {
    provideDefinition: (model, position) => {
      const variable = at(model, position);
      const span = variable === null ? null : definitionOf(model.getValue(), variable.name);
      return span === null ? null : { uri: model.uri, range: rangeOf(model, span) };
    },
  });

  monaco.languages.registerReferenceProvider("yaml", {
    provideReferences: (model, position) => {
      const variable = at(model, position);
      if (variable === null) return [];
      return renameSpans(model.getValue(), variable.name).map((span) => ({ uri: model.uri, range: rangeOf(model, span) }));
    },
  });

  monaco.languages.registerRenameProvider("yaml", {
    resolveRenameLocation: (model, position) => {
      const variable = at(model, position);
      if (variable === null) {
        return { range: new monaco.Range(1, 1, 1, 1), text: "", rejectReason: "Put the cursor on an output or a {{variable}} to rename it." };
      }
      return { range: rangeOf(model, variable.span), text: variable.name };
    },
    provideRenameEdits: (model, position, newName) => {
      const variable = at(model, position);
      if (variable === null || !isVariableName(newName)) {
        return { edits: [], rejectReason: "A name has letters, digits and underscores, and begins with no digit." };
      }
      return {
        edits: renameSpans(model.getValue(), variable.name).map((span) => ({
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
