import type * as Monaco from "monaco-editor";
import { describe, expect, it } from "vitest";
import { countProblems, MOST_PROBLEMS, problemsOf } from "./problems";

const ERROR = 8;
const marker = (owner: string, line: number, column: number, message: string, severity = ERROR) =>
  ({ owner, startLineNumber: line, startColumn: column, message, severity }) as Monaco.editor.IMarker;
const list = (...markers: Monaco.editor.IMarker[]) => problemsOf(markers, "server", ({ severity }) => severity === ERROR, () => ({ show: null, fix: null }));

describe("the problems of a text", () => {
  it("come in the order of their lines, errors first within one", () => {
    const found = list(marker("server", 9, 1, "late"), marker("server", 2, 5, "style", 4), marker("server", 2, 1, "missing"));
    expect(found.map(({ message, line }) => `${line} ${message}`)).toEqual(["2 missing", "2 style", "9 late"]);
  });

  it("are told once where the schema and the server point at the same place, in the server's words", () => {
    const found = list(marker("yaml", 3, 5, "Property promt is not allowed."), marker("server", 3, 5, "There is no field 'promt'."), marker("yaml", 4, 1, "Not YAML"));
    expect(found.map(({ message }) => message)).toEqual(["There is no field 'promt'.", "Not YAML"]);
  });

  it("are no more than a person can look through", () => {
    expect(list(...Array.from({ length: 300 }, (_, line) => marker("server", line + 1, 1, "again")))).toHaveLength(MOST_PROBLEMS);
  });

  it("are counted in words", () => {
    expect(countProblems(list(marker("server", 1, 1, "a"), marker("server", 2, 1, "b", 4), marker("server", 3, 1, "c", 4)))).toBe("1 error, 2 warnings");
    expect(countProblems([])).toBe("");
  });
});
