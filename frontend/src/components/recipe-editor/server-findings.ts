import type * as Monaco from "monaco-editor";
import type { Finding } from "@/lib/api/types";
import { validate } from "@/lib/api/validate";

const OWNER = "server";
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

/** Offers a finding's suggestion as a quick fix. */
export function registerServerFixes(monaco: typeof Monaco): void {
  monaco.languages.registerCodeActionProvider("yaml", {
    provideCodeActions: (model, range) => {
      const version = model.getVersionId();
      const known = findingsOf.get(model);
      const actions = (known?.version === version ? known.findings : [])
        .filter(({ suggestion, line, column, end_column: end }) => suggestion != null && line === range.startLineNumber && column !== undefined && end !== undefined)
        .map((finding): Monaco.languages.CodeAction => ({
          title: `Replace with “${finding.suggestion}”`,
          kind: "quickfix",
          isPreferred: true,
          edit: {
            edits: [
              {
                resource: model.uri,
                versionId: version,
                textEdit: {
                  range: new monaco.Range(finding.line ?? 1, finding.column ?? 1, finding.end_line ?? finding.line ?? 1, finding.end_column ?? 1),
                  text: finding.suggestion ?? "",
                },
              },
            ],
          },
        }));
      return { actions, dispose: () => undefined };
    },
  });
}
