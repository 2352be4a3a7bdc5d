import { X } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { Button } from "@/components/ui/button";

export interface FormTool {
  readonly label: string;
  /** Says more than the label does, such as a key; the label itself if absent. */
  readonly title?: string;
  readonly icon: ComponentType;
  readonly perform: () => void;
}

/** What the forms of the builder have in common: what they are about, what can be done with the whole of it, and the way out. */
export function FormFrame({
  label,
  icon: Icon,
  title,
  kind,
  tools,
  onClose,
  children,
}: {
  label: string;
  icon?: ComponentType<{ className?: string }>;
  title: string;
  kind?: string;
  tools: readonly FormTool[];
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <section aria-label={label} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 border-b border-line py-2 pr-2 pl-4">
        {Icon !== undefined && <Icon className="size-4 shrink-0 text-faint" />}
        <h2 className="mr-auto truncate pl-1 text-sm font-semibold">
          {title} {kind !== undefined && <span className="font-normal text-faint">{kind}</span>}
        </h2>
        {[...tools, { label: "Close", icon: X, perform: onClose }].map(({ label: name, title: hint = name, icon: ToolIcon, perform }: FormTool) => (
          <Button key={name} tone="quiet" size="icon" aria-label={name} title={hint} onClick={perform}>
            <ToolIcon />
          </Button>
        ))}
      </div>
      {children}
    </section>
  );
}
