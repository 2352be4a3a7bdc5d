"use client";

import { lazy, Suspense, useEffect, useMemo } from "react";
import { matchesKeys, useCommands, useOfferedCommands, type Command } from "@/lib/commands";
import { takeEarlyPalette } from "@/lib/early-palette";
import { loadPart } from "@/lib/load-part";
import { chooseTheme } from "@/lib/theme";
import { paths } from "@/config/paths";
import { useGo } from "@/lib/use-go";
import { navigation } from "./navigation";

const Palette = lazy(() => loadPart(() => import("./palette")).then((module) => ({ default: module.Palette })));

const EDITABLE = "input, textarea, select, [contenteditable=true]";

/** Listens for shortcuts and shows the palette when it is asked for. */
export function CommandCenter() {
  const go = useGo();
  const shown = useCommands((state) => state.shown);
  const general = useMemo<Command[]>(
    () => [
      ...navigation.map(({ href, label }) => ({ id: `go-${label}`, label, group: "Go to" as const, perform: () => go(href) })),
      { id: "go-webhooks", label: "Webhooks", group: "Go to", perform: () => go(paths.webhooks) },
      { id: "go-skills", label: "Skill creator", group: "Go to", perform: () => go(paths.skills) },
      { id: "go-settings", label: "Settings", group: "Go to", words: "export import theme drafts", perform: () => go(paths.settings) },
      { id: "reference", label: "Recipe reference", group: "Go to", words: "fields schema", perform: () => go(paths.reference) },
      { id: "theme-light", label: "Light theme", group: "View", perform: () => chooseTheme("light") },
      { id: "theme-dark", label: "Dark theme", group: "View", perform: () => chooseTheme("dark") },
      { id: "theme-system", label: "Theme as the system", group: "View", perform: () => chooseTheme("system") },
      { id: "palette", label: "Command palette", group: "View", keys: "Ctrl+K", perform: () => useCommands.getState().open() },
      { id: "shortcuts", label: "Keyboard shortcuts", group: "View", keys: "?", perform: () => useCommands.getState().openShortcuts() },
    ],
    [go],
  );
  useOfferedCommands(general);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = event.target instanceof Element && event.target.closest(EDITABLE) !== null;
      const command = useCommands
        .getState()
        .commands.findLast(
          ({ keys, enabled }) =>
            keys !== undefined && (!typing || keys.includes("+")) && matchesKeys(keys, event) && (enabled?.() ?? true),
        );
      if (command === undefined) return;
      event.preventDefault();
      command.perform();
    };
    if (takeEarlyPalette()) useCommands.getState().open();
    addEventListener("keydown", listen, true);
    return () => removeEventListener("keydown", listen, true);
  }, []);

  if (shown === "none") return null;
  return (
    <Suspense>
      <Palette />
    </Suspense>
  );
}
