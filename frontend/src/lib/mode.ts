import { create } from "zustand";
import { MODES, type Mode } from "./api/types";
import { useSession } from "./session";
import { readStored, writeStored } from "./storage";

const useVisitorMode = create<{ mode: Mode }>(() => ({ mode: "developer" }));

export function loadVisitorMode(): void {
  const mode = readStored<Mode>("mode", "developer");
  if (MODES.includes(mode)) useVisitorMode.setState({ mode });
}

/** The mode in force: the user's, or what a visitor chose in this browser. */
export function useMode(): { mode: Mode; atLeast: (needed: Mode) => boolean; chooseLocally: (mode: Mode) => void } {
  const visitorMode = useVisitorMode((state) => state.mode);
  const userMode = useSession((state) => state.user?.mode);
  const mode = userMode ?? visitorMode;
  return {
    mode,
    atLeast: (needed) => MODES.indexOf(mode) >= MODES.indexOf(needed),
    chooseLocally: (next) => {
      writeStored("mode", next);
      useVisitorMode.setState({ mode: next });
    },
  };
}
