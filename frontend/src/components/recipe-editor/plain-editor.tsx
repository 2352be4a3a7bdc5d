"use client";

import type { KeyboardEvent } from "react";

const INDENT = "  ";

/** The editor before, and without, the big one: everything works, nothing is coloured. */
export function PlainEditor({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }) {
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (selectionStart === selectionEnd) return;
    event.preventDefault();
    event.currentTarget.setRangeText(INDENT, selectionStart, selectionStart, "end");
    onChange(event.currentTarget.value);
  };
  return (
    <textarea
      aria-label={label}
      value={value}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onKeyDown={indent}
      onChange={(event) => onChange(event.target.value)}
      className="block h-full w-full resize-none bg-transparent px-5 py-4 font-mono text-[0.8125rem] leading-[1.6] text-ink outline-offset-[-2px]"
    />
  );
}
