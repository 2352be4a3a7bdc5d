"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Button } from "./button";

/** A modal dialog on the browser's own element, which keeps focus inside and closes on Escape. */
export function Dialog({
  open,
  onClose,
  title,
  hideTitle = false,
  className,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={cn(
        "m-auto max-h-[85dvh] w-[min(36rem,calc(100vw-2rem))] overflow-hidden rounded-2xl border border-line bg-raised text-ink shadow-high backdrop:bg-black/40 open:animate-[rise_.16s_ease-out]",
        className,
      )}
    >
      {open && (
        <div className="flex max-h-[85dvh] flex-col">
          <div className={cn("flex items-center justify-between gap-4 border-b border-line py-2.5 pr-2.5 pl-5", hideTitle && "sr-only")}>
            <h2 id={titleId} className="text-base font-semibold">
              {title}
            </h2>
            <Button tone="quiet" size="icon" aria-label="Close" onClick={onClose}>
              <X />
            </Button>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </div>
      )}
    </dialog>
  );
}
