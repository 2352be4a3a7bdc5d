import type * as Monaco from "monaco-editor";
import type { Finding } from "@/lib/api/types";
import { validate } from "@/lib/api/validate";

/** Who put a marker there, if it was the server. */
export const OWNER = "server";
const REST_MS = 800;
const MOST_FINDINGS = 100;

/** What the server found, and the version of the text in which it did: places say nothing of any other. */
const findingsOf = new WeakMap<Monaco.editor.ITextModel, { version: number; findings: Finding[] }>();

/** Asks the server when typing rests: one request in flight, given up when the text moves on. Answers how to stop. */
export function checkOnServer(monaco: typeof Monaco, model: Monaco.editor.ITextModel): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | null = null;

  const ask = async () => {
    asking?.abort();
    const current = new AbortController();
    asking = current;
    const version = model.getVersionId();
    try {
      const { errors, warnings } = await validate("recipe", model.getValue(), current.signal);
      if (model.isDisposed() || model.getVersionId() !== version) return;
      const { MarkerSeverity } = monaco;
      findingsOf.set(model, { version, findings: [...errors, ...warnings] });
      monaco.editor.setModelMarkers(model, OWNER, [
        ...errors.slice(0, MOST_FINDINGS).map((finding) => marker(model, finding, MarkerSeverity.Error)),
        ...warnings.slice(0, MOST_FINDINGS).map((finding) => marker(model, finding, MarkerSeverity.Warning)),
      ]);
    } catch {
      if (!current.signal.aborted && !model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
    }
  };
  const rest = () => {
    clearTimeout(timer);
    asking?.abort();
    timer = setTimeout(() => void ask(), REST_MS);
  };

  const listening = model.onDidChangeContent(rest);
  rest();
  return () => {
    clearTimeout(timer);
    asking?.abort();
    listening.dispose();
  };
}

function marker(model: Monaco.editor.ITextModel, finding: Finding, severity: Monaco.MarkerSeverity): Monaco.editor.IMarkerData {
  const line = Math.min(finding.line ?? 1, model.getLineCount());
  const column = finding.column ?? model.getLineFirstNonWhitespaceColumn(line);
  return {
    severity,
    code: finding.code,
    source: "playground",
    message: finding.suggestion == null ? finding.message : `${finding.message}\nDid you mean “${finding.suggestion}”?`,
    startLineNumber: line,
    startColumn: Math.max(1, column),
    endLineNumber: Math.min(finding.end_line ?? line, model.getLineCount()),
    endColumn: finding.end_column ?? model.getLineMaxColumn(line),
  };
}

/** The findings with a suggestion that begin on a line, while they are about the text as it is. */
export function suggestedOn(model: Monaco.editor.ITextModel, line: number): Finding[] {
  const known = findingsOf.get(model);
  return (known?.version === model.getVersionId() ? known.findings : []).filter(
    (finding) => finding.suggestion != null && finding.line === line && finding.column !== undefined && finding.end_column !== undefined,
  );
}

/** The edit that puts a suggestion in the place of what was found. */
export function replacement(finding: Finding): { range: Monaco.IRange; text: string } {
  const { line = 1, column = 1, end_line: endLine = line, end_column: endColumn = 1, suggestion } = finding;
  return { range: { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }, text: suggestion ?? "" };
}

/** Offers a finding's suggestion as a quick fix. */
export function registerServerFixes(monaco: typeof Monaco): void {
  monaco.languages.registerCodeActionProvider("yaml", {
    provideCodeActions: (model, range) => {
      const versionId = model.getVersionId();
      const actions = suggestedOn(model, range.startLineNumber).map(
        (finding): Monaco.languages.CodeAction => ({
          title: `Replace with “${finding.suggestion}”`,
          kind: "quickfix",
          isPreferred: true,
          edit: { edits: [{ resource: model.uri, versionId, textEdit: replacement(finding) }] },
        }),
      );
      return { actions, dispose: () => undefined };
    },
  });
}
