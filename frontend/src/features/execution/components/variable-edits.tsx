"use client";

import { useId, useState } from "react";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { wholeValue } from "../model/context-history";
import type { ContextEntry, StepView } from "../model/types";

/** New values of variables by name, as they were written. */
export type Edits = Readonly<Record<string, string>>;

/** Lets a reviewer give variables other values before the run goes on. */
export function VariableEdits({
  context,
  steps,
  edits,
  onChange,
}: {
  context: readonly ContextEntry[];
  steps: readonly StepView[];
  edits: Edits;
  onChange: (edits: Edits) => void;
}) {
  const names = useId();
  const [wanted, setWanted] = useState("");
  const known = (name: string) => {
    const entry = context.find((each) => each.name === name);
    return entry === undefined ? null : wholeValue(entry, steps.find(({ path }) => path === entry.setBy));
  };
  const add = (name: string) => {
    setWanted("");
    if (name !== "" && !(name in edits)) onChange({ ...edits, [name]: known(name) ?? "" });
  };
  return (
    <div className="mt-2 space-y-3">
      {Object.entries(edits).map(([name, value]) => (
        <Field
          key={name}
          label={`New value of ${name}`}
          hint={known(name) === null ? "Its value is not known here in full: write the whole new value." : undefined}
          aside={
            <Button
              tone="quiet"
              size="small"
              aria-label={`Leave as it is: ${name}`}
              onClick={() => onChange(Object.fromEntries(Object.entries(edits).filter(([other]) => other !== name)))}
            >
              <X />
              Leave as it is
            </Button>
          }
        >
          {(props) => (
            <Textarea {...props} rows={4} className="font-mono text-xs" value={value} onChange={(event) => onChange({ ...edits, [name]: event.target.value })} />
          )}
        </Field>
      ))}
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add(wanted.trim());
        }}
      >
        <Input
          aria-label="Variable"
          placeholder="Name of a variable"
          list={names}
          className="h-9 min-w-0 flex-1 font-mono text-xs"
          value={wanted}
          onChange={(event) => {
            if (context.some(({ name }) => name === event.target.value)) add(event.target.value);
            else setWanted(event.target.value);
          }}
        />
        <datalist id={names}>
          {context.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" size="small" className="h-9" disabled={wanted.trim() === ""}>
          Edit
        </Button>
      </form>
    </div>
  );
}

/** The values as they are sent: objects, lists, numbers and truth values as such, everything else as text. */
export function valuesOf(edits: Edits): Record<string, unknown> {
  return Object.fromEntries(Object.entries(edits).map(([name, written]) => [name, valueOf(written)]));
}

function valueOf(written: string): unknown {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" || value === null ? written : value;
  } catch {
    return written;
  }
}
