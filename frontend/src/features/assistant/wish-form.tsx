import { Send } from "lucide-react";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import type { Finding } from "@/lib/api/types";
import { MOST_WISH } from "./question";

const forNew = ["Sort customer feedback by topic, and draft an answer to what is urgent", "Summarise a long text, then check the summary against it"];
const forChange = ["Add a step that checks the result", "Ask me before the last step", "Explain what this recipe does"];

/** The wish, some to choose from, and the button that asks. */
export function WishForm({
  wish,
  empty,
  goesOn,
  findings,
  disabled,
  onChange,
  onSend,
}: {
  wish: string;
  empty: boolean;
  /** Whether a proposal waits that the wish is about. */
  goesOn: boolean;
  findings: readonly Finding[];
  disabled: boolean;
  onChange: (wish: string) => void;
  onSend: () => void;
}) {
  const ready = !disabled && wish.trim() !== "";
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) onSend();
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.stopPropagation();
    send(event);
  };
  const fixes = findings.length === 0 || goesOn ? [] : [findings.length === 1 ? "Put right what the check found" : `Put right the ${findings.length} mistakes that the check found`];
  const suggestions = goesOn ? [] : [...fixes, ...(empty ? forNew : forChange)];
  return (
    <form onSubmit={send} className="space-y-2">
      <Field label={goesOn ? "What else should be different?" : empty ? "What should it do?" : "What should be different?"}>
        {(props) => (
          <Textarea
            {...props}
            autoFocus={!goesOn}
            rows={3}
            maxLength={MOST_WISH}
            value={wish}
            placeholder={empty ? "Read a CSV file, find what looks odd, and write a short report." : "Run the reviews in parallel, and stop when one of them fails."}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={sendByKey}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-1.5">
        {suggestions.map((suggestion) => (
          <button
            key={suggestion}
            type="button"
            onClick={() => onChange(suggestion)}
            className="rounded-full border border-line px-2.5 py-1 text-left text-xs text-soft hover:border-line-strong hover:text-ink"
          >
            {suggestion}
          </button>
        ))}
        <Button tone="primary" type="submit" size="small" disabled={!ready} className="ml-auto">
          <Send />
          Ask
        </Button>
      </div>
    </form>
  );
}
