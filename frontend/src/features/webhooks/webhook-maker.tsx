"use client";

import { useMutation } from "@tanstack/react-query";
import { Eye, EyeOff, Webhook as WebhookIcon, Zap } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Empty, ProblemNote } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import type { Webhook } from "@/lib/api/types";
import { date } from "@/lib/dates";
import { changeDraft, loadDraft, useDraft } from "@/lib/drafts";
import { useOutline } from "@/lib/recipe/use-outline";
import { mintWebhook } from "./api/mint-webhook";
import { testWebhook } from "./api/test-webhook";

/** Makes a webhook of the recipe that is being written. */
export function WebhookMaker() {
  const { draft } = useDraft();
  const [days, setDays] = useState("90");
  const [perHour, setPerHour] = useState("20");
  const mint = useMutation({ mutationFn: mintWebhook });
  useEffect(loadDraft, []);

  const make = () =>
    mint.mutate({ recipe_yaml: draft.recipe, expires_in_days: Number(days) || undefined, max_per_hour: Number(perHour) || undefined });

  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <Card className="space-y-4 p-5">
        <Field label="Recipe" hint="It is sealed into the address; no server keeps it.">
          {(props) => (
            <Textarea
              {...props}
              rows={14}
              spellCheck={false}
              className="font-mono text-xs"
              value={draft.recipe}
              onChange={(event) => changeDraft({ recipe: event.target.value, galleryId: null })}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label="Valid for days" hint="1 to 365">
            {(props) => <Input {...props} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />}
          </Field>
          <Field label="Calls an hour, at most" hint="1 to 200">
            {(props) => <Input {...props} inputMode="numeric" value={perHour} onChange={(event) => setPerHour(event.target.value)} />}
          </Field>
        </div>
        {mint.error !== null && <ProblemNote error={mint.error} />}
        <Button tone="primary" disabled={mint.isPending} onClick={make}>
          <WebhookIcon />
          {mint.isPending ? "Making…" : "Make a webhook"}
        </Button>
      </Card>
      {mint.data === undefined ? (
        <Card className="border-dashed bg-transparent shadow-none">
          <Empty icon={<WebhookIcon />} title="The address and its secret appear here">
            Any system that can sign a request can then start this recipe: a form, a pipeline, a chat bot.
          </Empty>
        </Card>
      ) : (
        <Made webhook={mint.data} recipe={draft.recipe} />
      )}
    </div>
  );
}

type Language = keyof Webhook["examples"];

const languages: { id: Language; label: string }[] = [
  { id: "curl", label: "curl" },
  { id: "java", label: "Java" },
  { id: "typescript", label: "TypeScript" },
  { id: "github_actions", label: "GitHub Actions" },
];

function Made({ webhook, recipe }: { webhook: Webhook; recipe: string }) {
  const [language, setLanguage] = useState<Language>("curl");
  const [revealed, setRevealed] = useState(false);
  const outline = useOutline(recipe);
  const sample = JSON.stringify(Object.fromEntries((outline?.inputs ?? []).map(({ name, initial }) => [name, initial])), null, 2);
  const [body, setBody] = useState<string | null>(null);
  const test = useMutation({ mutationFn: () => testWebhook(webhook.url, webhook.secret, body ?? sample) });

  return (
    <Card className="divide-y divide-line overflow-hidden">
      <div className="space-y-4 p-5">
        <Copyable label="Address" text={webhook.url} />
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Copyable label="Secret, shown only now" text={webhook.secret} hidden={!revealed} />
          </div>
          <Button size="icon" tone="quiet" aria-label={revealed ? "Hide the secret" : "Show the secret"} onClick={() => setRevealed(!revealed)}>
            {revealed ? <EyeOff /> : <Eye />}
          </Button>
        </div>
        <p className="text-xs text-faint">Valid until {date(new Date(webhook.expires_at))}.</p>
      </div>
      <div className="space-y-3 p-5">
        <Field label="Try it with this body">
          {(props) => <Textarea {...props} rows={5} className="font-mono text-xs" value={body ?? sample} onChange={(event) => setBody(event.target.value)} />}
        </Field>
        <Button disabled={test.isPending} onClick={() => test.mutate()}>
          <Zap />
          {test.isPending ? "Calling…" : "Call it"}
        </Button>
        {test.error !== null && <ProblemNote error={test.error} />}
        {test.data !== undefined && (
          <pre tabIndex={0} aria-label="Answer" className="max-h-64 overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
            {JSON.stringify(test.data, null, 2)}
          </pre>
        )}
      </div>
      <Tabs
        label="Examples"
        tabs={languages}
        chosen={language}
        onChoose={setLanguage}
        trailing={<CopyButton tone="quiet" size="small" text={webhook.examples[language]} />}
      >
        <pre tabIndex={0} className="max-h-96 overflow-auto p-5 font-mono text-xs leading-relaxed">
          {webhook.examples[language]}
        </pre>
      </Tabs>
    </Card>
  );
}

function Copyable({ label, text, hidden = false }: { label: string; text: string; hidden?: boolean }) {
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-faint">{label}</p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs">{hidden ? "•".repeat(32) : text}</code>
        <CopyButton size="small" tone="quiet" text={text} aria-label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
