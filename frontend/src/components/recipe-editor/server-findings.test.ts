import type * as Monaco from "monaco-editor";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkOnServer, registerServerFixes } from "./server-findings";

/** As much of an editor's model as the checks use. */
class Text {
  private listener: (() => void) | undefined;
  private version = 1;
  disposed = false;

  constructor(private text: string) {}

  type(text: string): void {
    this.text = text;
    this.version += 1;
    this.listener?.();
  }

  readonly uri = {};
  getValue = () => this.text;
  getVersionId = () => this.version;
  isDisposed = () => this.disposed;
  getLineCount = () => this.text.split("\n").length;
  getLineFirstNonWhitespaceColumn = () => 1;
  getLineMaxColumn = () => 80;
  onDidChangeContent = (listener: () => void) => {
    this.listener = listener;
    return { dispose: () => (this.listener = undefined) };
  };
}

interface Request {
  readonly yaml: string;
  readonly signal: AbortSignal;
  answer(findings: object): void;
  fail(): void;
}

let requests: Request[];
let markers: { message: string }[];
let fixes: Monaco.languages.CodeActionProvider;

const monaco = {
  MarkerSeverity: { Error: 8, Warning: 4 },
  Range: Array,
  editor: { setModelMarkers: (_: unknown, __: string, shown: { message: string }[]) => (markers = shown) },
  languages: { registerCodeActionProvider: (_: string, provider: Monaco.languages.CodeActionProvider) => (fixes = provider) },
} as unknown as typeof Monaco;

const check = (text: Text) => checkOnServer(monaco, text as unknown as Monaco.editor.ITextModel);
const mistake = { code: "unknown_key", message: "'promt' is not a key.", suggestion: "prompt", line: 2, column: 5, end_line: 2, end_column: 10, path: "steps[0]" };
const offered = async (text: Text) => {
  const range = { startLineNumber: 2 } as Monaco.Range;
  const list = await fixes.provideCodeActions(text as unknown as Monaco.editor.ITextModel, range, {} as never, {} as never);
  return list?.actions.map(({ title }) => title) ?? [];
};

beforeEach(() => {
  requests = [];
  markers = [];
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    (_: string, { body, signal }: { body: string; signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
        requests.push({
          yaml: (JSON.parse(body) as { yaml: string }).yaml,
          signal,
          answer: (errors) => resolve(Response.json({ valid: false, errors, warnings: [] })),
          fail: () => reject(new TypeError("offline")),
        });
      }),
  );
  registerServerFixes(monaco);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the server is asked when typing rests, not at each key", async () => {
  const text = new Text("n");
  const stop = check(text);
  for (const typed of ["na", "nam", "name: x"]) {
    await vi.advanceTimersByTimeAsync(700);
    text.type(typed);
  }
  expect(requests).toHaveLength(0);

  await vi.advanceTimersByTimeAsync(800);

  expect(requests.map(({ yaml }) => yaml)).toEqual(["name: x"]);
  stop();
});

test("a request is given up when the text moves on, and its answer shows nowhere", async () => {
  const text = new Text("one");
  const stop = check(text);
  await vi.advanceTimersByTimeAsync(800);

  text.type("two");
  expect(requests[0]?.signal.aborted).toBe(true);
  requests[0]?.answer([mistake]);
  await vi.advanceTimersByTimeAsync(800);

  expect(requests.filter(({ signal }) => !signal.aborted).map(({ yaml }) => yaml)).toEqual(["two"]);
  expect(markers).toEqual([]);
  stop();
});

test("what is found is marked and can be fixed, until the text is another", async () => {
  const text = new Text("steps:\n  - promt: x");
  const stop = check(text);
  await vi.advanceTimersByTimeAsync(800);
  requests[0]?.answer([mistake]);
  await vi.advanceTimersByTimeAsync(0);

  expect(markers.map(({ message }) => message)).toEqual(["'promt' is not a key.\nDid you mean “prompt”?"]);
  expect(await offered(text)).toEqual(["Replace with “prompt”"]);

  text.type("# a line before\nsteps:\n  - promt: x");
  expect(await offered(text)).toEqual([]);
  stop();
});

test("nothing stays marked when the server can't be asked, and nobody asks after the editor is gone", async () => {
  const text = new Text("one");
  const stop = check(text);
  await vi.advanceTimersByTimeAsync(800);
  requests[0]?.answer([mistake]);
  await vi.advanceTimersByTimeAsync(0);
  text.type("two");
  await vi.advanceTimersByTimeAsync(800);
  requests[1]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(markers).toEqual([]);

  text.type("three");
  stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toHaveLength(2);
});
