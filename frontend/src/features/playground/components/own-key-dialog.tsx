"use client";

import { useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select, Toggle } from "@/components/ui/field";
import { keyProviders, setOwnKey, useOwnKey, type KeyProvider } from "@/lib/own-key";
import { toast } from "@/lib/toast";

/** Asks for a provider key of one's own and a cost ceiling, to be used by this tab. */
export function OwnKeyDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="A key of your own">
      <OwnKeyForm onDone={onClose} />
    </Dialog>
  );
}

function OwnKeyForm({ onDone }: { onDone: () => void }) {
  const held = useOwnKey();
  const [provider, setProvider] = useState<KeyProvider>(held.provider);
  const [key, setKey] = useState(held.key);
  const [ceiling, setCeiling] = useState(held.ceiling === null ? "" : String(held.ceiling));
  const [keep, setKeep] = useState(false);
  const [faults, setFaults] = useState<{ key?: string; ceiling?: string }>({});

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = key.trim();
    const most = ceiling.trim() === "" ? null : Number(ceiling);
    const found = {
      ...(/^[!-~]{8,300}$/.test(trimmed) ? {} : { key: "A key has 8 to 300 letters, digits and signs, and no blanks." }),
      ...(most === null || (most > 0 && most <= 1000) ? {} : { ceiling: "A number of dollars, more than 0 and at most 1000." }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setOwnKey({ provider, key: trimmed, ceiling: most }, keep);
    toast("Your key is used for the runs that you start from this tab.");
    onDone();
  };
  const forget = () => {
    setOwnKey({ provider, key: "", ceiling: null }, false);
    toast("Your key is forgotten.");
    onDone();
  };

  return (
    <form onSubmit={save} className="space-y-4 p-5">
      <p className="text-sm text-soft">
        It stays in this tab, is sent along with each run that you start, and is held in memory there until the run ends. It is never stored or logged.
      </p>
      <Field label="Provider">
        {(props) => (
          <Select {...props} value={provider} onChange={(event) => setProvider(event.target.value as KeyProvider)}>
            {Object.entries(keyProviders).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Key" error={faults.key}>
        {(props) => <Input {...props} type="password" autoComplete="off" spellCheck={false} value={key} onChange={(event) => setKey(event.target.value)} />}
      </Field>
      <Field label="Most that a run may cost, in US dollars" hint="The run stops when it has cost more. Empty for no ceiling." error={faults.ceiling}>
        {(props) => <Input {...props} inputMode="decimal" value={ceiling} placeholder="0.50" onChange={(event) => setCeiling(event.target.value)} />}
      </Field>
      <Toggle label="Keep it until this tab is closed" hint="In the tab's own session storage, so that a reload does not lose it." checked={keep} onChange={setKeep} />
      <div className="flex flex-wrap gap-2 pt-1">
        <Button tone="primary" type="submit">
          Use this key
        </Button>
        {held.key !== "" && (
          <Button tone="danger" onClick={forget}>
            Forget it
          </Button>
        )}
      </div>
    </form>
  );
}
