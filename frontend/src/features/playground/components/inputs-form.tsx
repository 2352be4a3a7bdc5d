"use client";

import { FileUp } from "lucide-react";
import { useState, type DragEvent } from "react";
import { Field, Input, Textarea, Toggle } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { entered, type EnteredInputs } from "@/lib/recipe/inputs";
import type { RecipeInput } from "@/lib/recipe/read-recipe";
import { readTextFile } from "../read-text-file";
import { toast } from "@/lib/toast";

/** A form made from the recipe's context. Long texts take a dropped file too. */
export function InputsForm({
  inputs,
  values,
  faults,
  onChange,
}: {
  inputs: readonly RecipeInput[];
  values: EnteredInputs;
  faults: Readonly<Record<string, string>>;
  onChange: (values: EnteredInputs) => void;
}) {
  return (
    <div className="space-y-4">
      {inputs.map((input) => {
        const value = values[input.name] ?? entered(input);
        const set = (next: string | boolean) => onChange({ ...values, [input.name]: next });
        if (input.kind === "toggle") {
          return <Toggle key={input.name} label={humanize(input.name)} checked={value === true} onChange={set} />;
        }
        const long = input.kind === "long-text" || input.kind === "json";
        return long ? (
          <LongInput key={input.name} input={input} value={String(value)} fault={faults[input.name]} onChange={set} />
        ) : (
          <Field key={input.name} label={humanize(input.name)} error={faults[input.name]}>
            {(props) => (
              <Input
                {...props}
                value={String(value)}
                inputMode={input.kind === "number" ? "decimal" : "text"}
                onChange={(event) => set(event.target.value)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

function LongInput({ input, value, fault, onChange }: { input: RecipeInput; value: string; fault?: string; onChange: (value: string) => void }) {
  const [over, setOver] = useState(false);

  const take = (file: File | undefined) => {
    if (file === undefined) return;
    void readTextFile(file).then((read) => {
      if (read.ok) onChange(read.text);
      else toast(read.reason, { tone: "bad" });
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <Field
      label={humanize(input.name)}
      error={fault}
      aside={
        <label className="inline-flex cursor-pointer items-center gap-1.5 rounded-md px-1.5 py-0.5 text-xs font-medium text-accent-text focus-within:outline-2 focus-within:outline-accent-text hover:bg-accent-soft">
          <FileUp aria-hidden className="size-3.5" />
          From a file
          <input
            type="file"
            className="sr-only"
            aria-label={`File for ${humanize(input.name)}`}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      }
    >
      {(props) => (
        <Textarea
          {...props}
          rows={input.kind === "json" ? 4 : 5}
          value={value}
          placeholder={input.kind === "json" ? "JSON" : "Paste text or drop a file"}
          onChange={(event) => onChange(event.target.value)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={cn(input.kind === "json" && "font-mono text-xs", over && "border-accent-text bg-accent-soft")}
        />
      )}
    </Field>
  );
}
