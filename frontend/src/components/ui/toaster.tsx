"use client";

import { X } from "lucide-react";
import { cn } from "@/lib/cn";
import { dismissToast, useToasts } from "@/lib/toast";

const tones = { info: "text-accent-text", good: "text-good", bad: "text-bad" } as const;

export function Toaster() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex flex-col items-center gap-2 px-4 lg:items-end lg:px-6">
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex max-w-full animate-[rise_.2s_ease-out] items-center gap-3 rounded-xl border border-line bg-raised py-2 pr-2 pl-4 text-sm shadow-high"
        >
          <span aria-hidden className={cn("size-2 shrink-0 rounded-full bg-current", tones[toast.tone])} />
          <span className="min-w-0">{toast.text}</span>
          {toast.action !== undefined && (
            <button
              type="button"
              className="rounded-md px-2 py-1 font-semibold text-accent-text hover:bg-accent-soft"
              onClick={() => {
                toast.action?.perform();
                dismissToast(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" aria-label="Dismiss" className="rounded-md p-1 text-faint hover:text-ink" onClick={() => dismissToast(toast.id)}>
            <X className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
