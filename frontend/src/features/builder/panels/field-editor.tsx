"use client";

import { useState } from "react";
import { parse as parseYaml, stringify } from "yaml";
import { Field, Input, Select, Textarea, Toggle } from "@/components/ui/field";
import type { FieldValue } from "../text/render";
import type { FieldSpec } from "./field-list";

/** One field of the form. A change is made when the field is left, so that it is one step back with undo. */
export function FieldEditor({ spec, value, onChange }: { spec: FieldSpec; value: unknown; onChange: (value: FieldValue | undefined) => void }) {
  if (spec.kind === "toggle") {
    return <Toggle label={spec.label} hint={spec.hint} checked={value === true} onChange={(next) => onChange(next ? true : undefined)} />;
  }
  if (spec.kind === "choice") {
    return (
      <Field label={spec.label} hint={spec.hint}>
        {(props) => (
          <Select {...props} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}>
            <option value="">{spec.choices?.[0]} (default)</option>
            {spec.choices?.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        )}
      </Field>
    );
  }
  return <WrittenField key={shown(spec, value)} spec={spec} initial={shown(spec, value)} onChange={onChange} />;
}

function WrittenField({ spec, initial, onChange }: { spec: FieldSpec; initial: string; onChange: (value: FieldValue | undefined) => void }) {
  const [text, setText] = useState(initial);
  const [fault, setFault] = useState<string | undefined>();
  const leave = () => {
    if (text === initial) return;
    const read = readField(spec, text);
    setFault(read.ok ? undefined : read.reason);
    if (read.ok) onChange(read.value);
  };
  return (
    <Field label={spec.label} hint={spec.hint} error={fault}>
      {(props) =>
        spec.kind === "text" || spec.kind === "yaml" ? (
          <Textarea {...props} rows={spec.kind === "text" ? 6 : 3} className="font-mono text-xs" value={text} onChange={(event) => setText(event.target.value)} onBlur={leave} />
        ) : (
          <Input
            {...props}
            value={text}
            inputMode={spec.kind === "number" ? "decimal" : "text"}
            onChange={(event) => setText(event.target.value)}
            onBlur={leave}
            onKeyDown={(event) => event.key === "Enter" && leave()}
          />
        )
      }
    </Field>
  );
}

function shown(spec: FieldSpec, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (spec.kind === "yaml") return typeof value === "object" ? stringify(value).trimEnd() : JSON.stringify(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

type ReadField = { ok: true; value: FieldValue | undefined } | { ok: false; reason: string };

export function readField(spec: FieldSpec, text: string): ReadField {
  if (text.trim() === "") return { ok: true, value: undefined };
  if (spec.kind === "number") {
    const number = Number(text);
    if (Number.isFinite(number)) return { ok: true, value: number };
    return text.includes("{{") ? { ok: true, value: text } : { ok: false, reason: `"${text}" is not a number.` };
  }
  if (spec.kind === "yaml") {
    try {
      return { ok: true, value: parseYaml(text) as FieldValue };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "This is not YAML." };
    }
  }
  return { ok: true, value: text };
}
