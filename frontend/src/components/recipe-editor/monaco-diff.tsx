"use client";

import { useEffect, useRef } from "react";
import { monaco } from "./monaco";
import { codeFont, themeName } from "./themes";

/** Two texts side by side in the editor's own view of differences. F7 goes to the next change and opens a list of changes to read. */
export function MonacoDiff({ before, after, label }: { before: string; after: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (host.current === null) return;
    const original = monaco.editor.createModel(before, "yaml");
    const modified = monaco.editor.createModel(after, "yaml");
    const created = monaco.editor.createDiffEditor(host.current, {
      ariaLabel: label,
      theme: themeName(),
      automaticLayout: true,
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      fontFamily: codeFont,
      fontSize: 12,
      lineHeight: 19,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      useInlineViewWhenSpaceIsLimited: false,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 3 },
      lineNumbersMinChars: 3,
      wordWrap: "on",
      diffWordWrap: "on",
      unicodeHighlight: { ambiguousCharacters: false },
    });
    created.setModel({ original, modified });
    created.getOriginalEditor().updateOptions({ ariaLabel: `${label}: earlier` });
    created.getModifiedEditor().updateOptions({ ariaLabel: `${label}: later` });
    const theme = new MutationObserver(() => monaco.editor.setTheme(themeName()));
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      theme.disconnect();
      created.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [before, after, label]);

  return <div ref={host} className="min-h-0 w-full flex-1" />;
}
