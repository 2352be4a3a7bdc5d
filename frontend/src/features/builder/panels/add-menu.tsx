"use client";

import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { templates, type Template } from "../templates";

export interface MenuEntry {
  readonly label: string;
  readonly icon: ComponentType<{ className?: string }>;
  readonly perform: () => void;
}

interface AddMenuProps {
  /** What the button does, for those who do not see where it is. */
  label: string;
  onAdd: (template: Template) => void;
  /** More that can be put there than steps. */
  extras?: readonly MenuEntry[];
  className?: string;
  tabIndex?: number;
  name?: string;
  children: ReactNode;
}

const WIDTH = 192;
const ROW = 36;
const EDGE = 8;

/** A button that opens a menu of all that can be put in at its place. */
export function AddMenu({ label, onAdd, extras = [], className, tabIndex, name, children }: AddMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const entries = [...templates.map((template): MenuEntry => ({ label: template.label, icon: template.icon, perform: () => onAdd(template) })), ...extras];
  const close = () => {
    setAnchor(null);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        data-slot={name}
        className={className}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget.getBoundingClientRect() : null)}
      >
        {children}
      </button>
      {anchor !== null && createPortal(<Menu label={label} anchor={anchor} entries={entries} onClose={close} onLeave={() => setAnchor(null)} />, document.body)}
    </>
  );
}

function Menu({ label, anchor, entries, onClose, onLeave }: { label: string; anchor: DOMRect; entries: readonly MenuEntry[]; onClose: () => void; onLeave: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = menu.current;
    element?.querySelector("button")?.focus({ preventScroll: true });
    const outside = (event: Event) => {
      if (!(event.target instanceof Node) || element?.contains(event.target) !== true) onLeave();
    };
    const later = ["pointerdown", "wheel", "resize"] as const;
    for (const type of later) window.addEventListener(type, outside, { capture: true, passive: true });
    return () => {
      for (const type of later) window.removeEventListener(type, outside, { capture: true });
    };
  }, [onLeave]);
  const keys = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const height = entries.length * ROW + 2 * EDGE;
  const left = Math.min(Math.max(EDGE, anchor.left + anchor.width / 2 - WIDTH / 2), window.innerWidth - WIDTH - EDGE);
  const top = anchor.bottom + height + EDGE > window.innerHeight ? Math.max(EDGE, anchor.top - height - EDGE) : anchor.bottom + EDGE;
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={keys}
      style={{ left, top, width: WIDTH }}
      className="fixed z-50 animate-[rise_.12s_ease-out] rounded-xl border border-line bg-raised p-1.5 text-ink shadow-high"
    >
      {entries.map(({ label: entry, icon: Icon, perform }) => (
        <button
          key={entry}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onLeave();
            perform();
          }}
          className="flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-left text-sm hover:bg-sunken focus-visible:bg-accent-soft focus-visible:text-accent-text"
        >
          <Icon className="size-4 text-faint" />
          {entry}
        </button>
      ))}
    </div>
  );
}
