"use client";

import { track } from "@/lib/analytics";
import { MODES, type Mode } from "@/lib/api/types";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";
import { toast } from "@/lib/toast";
import { switchMode } from "./sign-in";

const explained: Record<Mode, string> = {
  normie: "Normie: run ready-made things",
  explorer: "Explorer: change what you run",
  developer: "Developer: write recipes and webhooks",
  expert: "Expert: everything, skills too",
};

/** How much of the workspace is shown. Nothing that was made is ever hidden. */
export function ModeSwitch() {
  const { mode, chooseLocally } = useMode();
  const user = useSession((state) => state.user);
  const ceiling = MODES.indexOf(user?.ceiling ?? "expert");

  const choose = (next: Mode) => {
    track("mode_switched", { mode: next });
    if (user === null) {
      chooseLocally(next);
      return;
    }
    switchMode(next)
      .then(() => toast(explained[next]))
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "The mode did not change.", { tone: "bad" }));
  };

  return (
    <select
      aria-label="Mode"
      title={explained[mode]}
      value={mode}
      onChange={(event) => choose(event.target.value as Mode)}
      className="h-9 rounded-lg border border-transparent bg-transparent px-1.5 text-sm text-soft transition-colors hover:bg-sunken hover:text-ink"
    >
      {MODES.map((each, index) => (
        <option key={each} value={each} disabled={index > ceiling} title={explained[each]} className="bg-surface text-ink">
          {each[0]?.toUpperCase() + each.slice(1)}
        </option>
      ))}
    </select>
  );
}
