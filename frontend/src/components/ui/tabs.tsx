"use client";

import { startTransition, useId, useOptimistic, useRef, type KeyboardEvent, type ReactNode } from "react";
import { cn } from "@/lib/cn";

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  icon?: ReactNode;
  count?: number;
}

/** A row of tabs with roving focus; the panel is drawn by `children` for the chosen tab. */
export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
  trailing,
  className,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children: ReactNode;
  trailing?: ReactNode;
  className?: string;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  // The tab answers at once; what it shows may take longer to draw.
  const [pressed, press] = useOptimistic(chosen);
  const choose = (id: Id) =>
    startTransition(() => {
      press(id);
      onChoose(id);
    });

  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === pressed);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };

  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <div className="flex items-center justify-between gap-2 border-b border-line px-2">
        <div ref={list} role="tablist" aria-label={label} className="flex min-w-0 overflow-x-auto" onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              data-tab={tab.id}
              id={`${base}-${tab.id}`}
              aria-selected={tab.id === pressed}
              aria-controls={`${base}-panel`}
              tabIndex={tab.id === pressed ? 0 : -1}
              onClick={() => choose(tab.id)}
              className={cn(
                "-mb-px inline-flex h-11 items-center gap-2 border-b-2 px-3 text-sm font-medium whitespace-nowrap transition-colors -outline-offset-2 [&_svg]:size-4",
                tab.id === pressed ? "border-accent-text text-ink" : "border-transparent text-faint hover:text-ink",
              )}
            >
              {tab.icon}
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className="rounded-full bg-sunken px-1.5 text-xs text-soft tabular-nums">{tab.count}</span>
              )}
            </button>
          ))}
        </div>
        {trailing}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${pressed}`} className="min-h-0 flex-1">
        {children}
      </div>
    </div>
  );
}
