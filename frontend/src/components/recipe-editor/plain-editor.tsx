"use client";

import { useRef, type KeyboardEvent } from "react";
import { YamlText } from "@/components/yaml-text/yaml-text";

const INDENT = "  ";
/** Text and colours lie over each other, so they are set alike; with a mouse as the big editor sets them, which takes their place. */
const SETTING =
  "absolute inset-0 m-0 px-4 py-[14px] font-mono text-[13px] leading-[21px] whitespace-pre-wrap [overflow-wrap:anywhere] [@media(pointer:fine)]:pl-12 [scrollbar-gutter:stable]";

/** The editor before, and without, the big one: a text field with the editor's colours beneath it. */
export function PlainEditor({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }) {
  const colours = useRef<HTMLPreElement>(null);
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (selectionStart === selectionEnd) return;
    event.preventDefault();
    event.currentTarget.setRangeText(INDENT, selectionStart, selectionStart, "end");
    onChange(event.currentTarget.value);
  };
  return (
    <div className="relative h-full w-full">
      <pre ref={colours} aria-hidden className={`${SETTING} overflow-hidden text-ink`}>
        <YamlText source={value} />
        {"\n"}
      </pre>
      <textarea
        aria-label={label}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onKeyDown={indent}
        onChange={(event) => onChange(event.target.value)}
        onScroll={({ currentTarget }) => {
          if (colours.current !== null) colours.current.scrollTop = currentTarget.scrollTop;
        }}
        className={`${SETTING} h-full w-full resize-none overflow-y-auto bg-transparent text-ink caret-ink outline-offset-[-2px] selection:bg-accent/30 [-webkit-text-fill-color:transparent]`}
      />
    </div>
  );
}
