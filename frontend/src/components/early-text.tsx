"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { cn } from "@/lib/cn";

declare global {
  interface Window {
    /** What public/early.js learned before the page's scripts were there: texts by name, and the address that they belong to. */
    amplifierSaid?: { at: string; texts: Readonly<Record<string, string | undefined>> };
  }
}

type Name = "item title" | "item description" | "run output";

const never = () => () => {};

/**
 * A text of what the address names, as soon as it has come, be it before the scripts that draw it as it should be; until then, and where none came,
 * what waits for it.
 */
export function EarlyText({ name, className, waiting }: { name: Name; className?: string; waiting: ReactNode }) {
  const text = useSyncExternalStore(never, () => textAtAddress(name), () => null);
  if (text === "") return waiting;
  return (
    <>
      <div data-early={text === null ? name : undefined} className={cn("peer empty:hidden", className)}>
        {text}
      </div>
      {text === null && <div className="hidden peer-empty:block">{waiting}</div>}
    </>
  );
}

function textAtAddress(name: Name): string {
  const said = window.amplifierSaid;
  return (said?.at === location.pathname + location.search ? said.texts[name] : undefined) ?? "";
}
