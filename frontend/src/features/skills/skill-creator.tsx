"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Download, Sparkles } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Empty, ProblemNote, Skeleton } from "@/components/ui/states";
import type { Skill, SkillForm } from "@/lib/api/types";
import type { EditTarget } from "@/lib/edit-target";
import { saveBlob } from "@/lib/save-file";
import { readStored, writeStored } from "@/lib/storage";
import { keepVersion, Resting } from "@/lib/versions/keep";
import { createSkill } from "./api/create-skill";
import { exportSkill, type SkillFormat } from "./api/export-skill";
import { readSkillText, skillText, type SkillDraft as Draft } from "./skill-text";

const KEY = "skill-draft";
const REST_MS = 600;
const example: Draft = {
  name: "plain-words",
  description: "Use when a text must be understood at once by people who are in a hurry.",
  instructions: "# Plain words\n\n1. Say who does what, in that order.\n2. One thought in a sentence.\n3. Leave out every word that can be left out.\n",
  tools: "",
};

/** A form and the SKILL.md that comes of it, checked while it is written. */
export function SkillCreator({ history }: { history?: (target: EditTarget) => ReactNode }) {
  const [draft, setDraft] = useState(example);
  const [rested, setRested] = useState(example);
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    setDraft(readStored(KEY, example));
    setLoaded(true);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(draft);
      writeStored(KEY, draft);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  const complete = [rested.name, rested.description, rested.instructions].every((text) => text.trim() !== "");
  const skill = useQuery({
    queryKey: ["skill", rested],
    queryFn: ({ signal }) => createSkill(formOf(rested), signal),
    enabled: complete,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const target = useTarget(draft, loaded, setDraft);

  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card className="space-y-4 p-5">
        {history !== undefined && <div className="@container -mb-4 flex justify-end">{history(target)}</div>}
        <Field label="Name" hint="Lower case letters, digits and hyphens.">
          {(props) => <Input {...props} maxLength={64} value={draft.name} onChange={(event) => change({ name: event.target.value })} />}
        </Field>
        <Field label="When it helps" hint="An agent decides by this sentence whether to load the skill.">
          {(props) => <Textarea {...props} rows={3} maxLength={1024} value={draft.description} onChange={(event) => change({ description: event.target.value })} />}
        </Field>
        <Field label="Instructions" hint="Markdown.">
          {(props) => <Textarea {...props} rows={12} className="font-mono text-xs" value={draft.instructions} onChange={(event) => change({ instructions: event.target.value })} />}
        </Field>
        <Field label="Tools it may use" hint="Names with commas between; empty for all.">
          {(props) => <Input {...props} value={draft.tools} onChange={(event) => change({ tools: event.target.value })} />}
        </Field>
      </Card>
      <Card className="overflow-hidden lg:sticky lg:top-20">
        {!complete ? (
          <Empty icon={<Sparkles />} title="Fill in name, sentence and instructions">
            The SKILL.md appears here as you write.
          </Empty>
        ) : skill.error !== null ? (
          <div className="p-5">
            <ProblemNote error={skill.error} onRetry={() => void skill.refetch()} />
          </div>
        ) : skill.data === undefined ? (
          <Skeleton className="m-5 h-64" />
        ) : (
          <Preview skill={skill.data} onSaved={() => keepVersion("skill", target.text, "exported")} />
        )}
      </Card>
    </div>
  );
}

/** The form as one text, of which versions are kept. */
function useTarget(draft: Draft, loaded: boolean, onReplace: (draft: Draft) => void): EditTarget {
  const now = useRef(draft);
  const text = useMemo(() => skillText(draft), [draft]);
  const resting = useMemo(() => new Resting("skill"), []);
  useEffect(() => {
    now.current = draft;
    if (loaded) resting.changed(skillText(draft));
    return () => resting.stop();
  }, [draft, loaded, resting]);
  const replace = useCallback(
    (next: string) => {
      const before = now.current;
      const read = readSkillText(next);
      if (read !== null) onReplace(read);
      return () => onReplace(before);
    },
    [onReplace],
  );
  return useMemo(() => ({ kind: "skill", text, replace }), [replace, text]);
}

function formOf(draft: Draft): SkillForm {
  const tools = draft.tools.split(",").map((tool) => tool.trim()).filter((tool) => tool !== "");
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    instructions: draft.instructions,
    ...(tools.length > 0 ? { allowed_tools: tools } : {}),
  };
}

function Preview({ skill, onSaved }: { skill: Skill; onSaved: () => void }) {
  const save = useMutation({
    mutationFn: async (format: SkillFormat) => saveBlob(`${skill.name}-${format}.zip`, await exportSkill(skill.skill_md, format)),
    onSuccess: onSaved,
  });
  const findings = [...skill.validation.errors, ...skill.validation.warnings];
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-sm font-semibold">SKILL.md</h2>
        <span className={`flex items-center gap-1.5 text-xs font-medium ${skill.validation.valid ? "text-good" : "text-bad"}`}>
          {skill.validation.valid ? <CircleCheck aria-hidden className="size-4" /> : <CircleAlert aria-hidden className="size-4" />}
          {skill.validation.valid ? "Valid" : "Not valid yet"}
        </span>
        <span className="ml-auto flex flex-wrap">
          <CopyButton tone="quiet" size="small" text={skill.skill_md} />
          <Button tone="quiet" size="small" disabled={!skill.validation.valid} onClick={() => save.mutate("skill")}>
            <Download />
            Zip
          </Button>
          <Button tone="quiet" size="small" disabled={!skill.validation.valid} onClick={() => save.mutate("python")}>
            <Download />
            Python module
          </Button>
        </span>
      </div>
      {save.error !== null && (
        <div className="p-4">
          <ProblemNote error={save.error} />
        </div>
      )}
      {findings.length > 0 && (
        <ul className="space-y-1 border-b border-line bg-warn-soft px-4 py-3 text-sm">
          {findings.map((finding, index) => (
            <li key={index}>{finding.message}</li>
          ))}
        </ul>
      )}
      <pre tabIndex={0} aria-label="SKILL.md" className="max-h-[36rem] overflow-auto p-5 font-mono text-xs leading-relaxed whitespace-pre-wrap">
        {skill.skill_md}
      </pre>
    </>
  );
}
