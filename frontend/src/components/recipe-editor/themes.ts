import type * as Monaco from "monaco-editor";

/** The page's typeface for code, which globals.css calls `--font-mono`. */
export const codeFont = "var(--font-geist-mono-latin), var(--font-geist-mono-whole), ui-monospace, monospace";

/** The page's colours for the editor, which does not read custom properties. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme("playground-light", {
    base: "vs",
    inherit: true,
    rules: [
      { token: "type", foreground: "4338ca" },
      { token: "string", foreground: "1f2937" },
      { token: "string.yaml", foreground: "1f2937" },
      { token: "number", foreground: "0f766e" },
      { token: "keyword", foreground: "9d174d" },
      { token: "comment", foreground: "64748b", fontStyle: "italic" },
    ],
    colors: {
      "editor.background": "#ffffff",
      "editor.foreground": "#1a2030",
      "editorLineNumber.foreground": "#6b7280",
      "editor.lineHighlightBackground": "#f5f6fa",
      "editorIndentGuide.background1": "#e8eaf0",
      "editor.selectionBackground": "#dcdcfb",
      "focusBorder": "#4f46d9",
    },
  });
  monaco.editor.defineTheme("playground-dark", {
    base: "vs-dark",
    inherit: true,
    rules: [
      { token: "type", foreground: "a9b1ff" },
      { token: "string", foreground: "dfe3ee" },
      { token: "string.yaml", foreground: "dfe3ee" },
      { token: "number", foreground: "7dd3c0" },
      { token: "keyword", foreground: "f0a6c9" },
      { token: "comment", foreground: "8b93a7", fontStyle: "italic" },
    ],
    colors: {
      "editor.background": "#14161d",
      "editor.foreground": "#e7eaf3",
      "editorLineNumber.foreground": "#7d8598",
      "editor.lineHighlightBackground": "#1a1d26",
      "editorIndentGuide.background1": "#2a2e3a",
      "editor.selectionBackground": "#3a3a78",
      "editorWidget.background": "#1c1f29",
      "editorSuggestWidget.background": "#1c1f29",
      "editorHoverWidget.background": "#1c1f29",
      "focusBorder": "#a9b1ff",
    },
  });
}

export function themeName(): string {
  return document.documentElement.dataset["theme"] === "dark" ? "playground-dark" : "playground-light";
}
