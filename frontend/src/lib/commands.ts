import { useEffect } from "react";
import { create } from "zustand";

/** Something a person can do. Toolbar, keyboard and palette perform the same object. */
export interface Command {
  id: string;
  label: string;
  group: "Go to" | "Run" | "Edit" | "View" | "Account" | "Gallery" | "Learn" | "Earlier runs";
  /** Keys as shown and as matched, such as "Ctrl+Enter" or "?". */
  keys?: string;
  /** More words that a search should find it by. */
  words?: string;
  enabled?: () => boolean;
  perform: () => void;
}

interface CommandState {
  commands: readonly Command[];
  shown: "none" | "palette" | "shortcuts";
  open: () => void;
  openShortcuts: () => void;
  close: () => void;
}

export const useCommands = create<CommandState>((set) => ({
  commands: [],
  shown: "none",
  open: () => set({ shown: "palette" }),
  openShortcuts: () => set({ shown: "shortcuts" }),
  close: () => set({ shown: "none" }),
}));

/** Offers commands for as long as the calling component is on the screen. */
export function useOfferedCommands(commands: readonly Command[]): void {
  useEffect(() => {
    useCommands.setState((state) => ({ commands: [...state.commands, ...commands] }));
    return () => useCommands.setState((state) => ({ commands: state.commands.filter((each) => !commands.includes(each)) }));
  }, [commands]);
}

/** Whether the key press is the one that is written in `keys`. Ctrl stands for Command on a Mac too. */
export function matchesKeys(keys: string, event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const wanted = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const printable = key.length === 1 && !/[a-z0-9]/i.test(key);
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === wanted("Ctrl") &&
    event.altKey === wanted("Alt") &&
    (printable || event.shiftKey === wanted("Shift"))
  );
}
