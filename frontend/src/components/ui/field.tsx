import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/lib/cn";

const box =
  "w-full rounded-lg border border-line-strong/60 bg-surface px-3 text-ink placeholder:text-faint transition-colors hover:border-line-strong focus-visible:border-accent-text disabled:opacity-60";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(box, "h-10 text-sm", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(box, "resize-y py-2 text-sm leading-relaxed", className)} {...rest} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={cn(box, "h-10 pr-8 text-sm", className)} {...rest} />;
}

/** A label, a control and what is known about it, tied together for assistive technology. */
export function Field({
  label,
  hint,
  error,
  aside,
  children,
}: {
  label: string;
  hint?: string;
  error?: string;
  aside?: ReactNode;
  children: (props: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  const noteId = note === undefined ? undefined : `${id}-note`;
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": noteId, "aria-invalid": error === undefined ? undefined : true })}
      {note !== undefined && (
        <p id={noteId} className={cn("text-xs", error === undefined ? "text-faint" : "text-bad")}>
          {note}
        </p>
      )}
    </div>
  );
}

export function Toggle({ label, checked, onChange, hint }: { label: string; checked: boolean; onChange: (next: boolean) => void; hint?: string }) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4 py-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {hint !== undefined && <span className="block text-xs font-normal text-faint">{hint}</span>}
      </label>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        onClick={() => onChange(!checked)}
        className={cn(
          "relative h-6 w-10 shrink-0 rounded-full border transition-colors",
          checked ? "border-accent bg-accent" : "border-line-strong bg-sunken",
        )}
      >
        <span
          className={cn(
            "absolute top-1/2 left-0.5 size-[1.1rem] -translate-y-1/2 rounded-full shadow-sm transition-transform",
            checked ? "translate-x-4 bg-accent-ink" : "bg-soft",
          )}
        />
      </button>
    </div>
  );
}
