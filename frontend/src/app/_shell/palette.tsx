"use client";

import { Command as Menu, defaultFilter } from "cmdk";
import { Search } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useCommands, type Command } from "@/lib/commands";
import { usePaletteFinds } from "./palette-finds";

function byGroup(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}

const MOST = 24;

/** All commands where nothing is asked for; else what suits best of them and of what else there is. */
function find(asked: string, commands: readonly Command[], finds: readonly Command[]): readonly Command[] {
  const words = asked.trim();
  if (words === "") return commands;
  return [...commands, ...finds]
    .map((command) => ({ command, suits: defaultFilter(`${command.label} ${command.words ?? ""} ${command.id}`, words) }))
    .filter(({ suits }) => suits > 0)
    .sort((one, other) => other.suits - one.suits)
    .slice(0, MOST)
    .map(({ command }) => command);
}

export function Palette() {
  const { commands, shown } = useCommands();
  return shown === "shortcuts" ? <Shortcuts commands={commands} /> : <Finder commands={commands} />;
}

function Finder({ commands }: { commands: readonly Command[] }) {
  const close = useCommands((state) => state.close);
  const finds = usePaletteFinds();
  const [asked, setAsked] = useState("");
  const possible = useMemo(() => commands.filter((command) => command.enabled?.() ?? true), [commands]);
  const looked = useDeferredValue(asked);
  const found = useMemo(() => find(looked, possible, finds), [looked, possible, finds]);
  const best = found[0]?.id ?? "";
  const [selected, select] = useState(best);
  useEffect(() => select(best), [best, looked]);

  const perform = (command: Command) => {
    close();
    command.perform();
  };
  /** Whoever types faster than the list is drawn means what they typed. */
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || looked === asked) return;
    event.preventDefault();
    const [first] = find(asked, possible, finds);
    if (first !== undefined) perform(first);
  };
  return (
    <Dialog open onClose={close} title="Command palette" hideTitle className="mt-[12vh]">
      <Menu label="Commands" shouldFilter={false} value={selected} onValueChange={select} onKeyDown={enter} className="flex flex-col">
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden className="size-4 text-faint" />
          <Menu.Input autoFocus value={asked} onValueChange={setAsked} placeholder="What do you want to do or find?" className="h-13 flex-1 bg-transparent text-base outline-none placeholder:text-faint" />
        </div>
        <Menu.List className="max-h-[50vh] overflow-y-auto p-2">
          <Menu.Empty className="px-3 py-8 text-center text-sm text-soft">Nothing by that name. Try “run”, “summary” or “webhook”.</Menu.Empty>
          {byGroup(found).map(([group, members]) => (
            <Menu.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
            >
              {members.map((command) => (
                <Menu.Item
                  key={command.id}
                  value={command.id}
                  onSelect={() => perform(command)}
                  className="flex cursor-pointer items-center justify-between rounded-lg px-3 py-2 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-text"
                >
                  <span className="truncate">{command.label}</span>
                  {command.keys !== undefined && <Keys keys={command.keys} />}
                </Menu.Item>
              ))}
            </Menu.Group>
          ))}
        </Menu.List>
      </Menu>
    </Dialog>
  );
}

function Shortcuts({ commands }: { commands: readonly Command[] }) {
  const close = useCommands((state) => state.close);
  return (
    <Dialog open onClose={close} title="Keyboard shortcuts">
      <dl className="divide-y divide-line px-5 py-2">
        {commands
          .filter((command) => command.keys !== undefined)
          .map((command) => (
            <div key={command.id} className="flex items-center justify-between py-2.5 text-sm">
              <dt>{command.label}</dt>
              <dd>{command.keys !== undefined && <Keys keys={command.keys} />}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}

function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {keys.split("+").map((key) => (
        <kbd key={key} className="min-w-6 rounded border border-line bg-sunken px-1.5 text-center font-sans text-xs text-soft">
          {key}
        </kbd>
      ))}
    </span>
  );
}
