import { Braces } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/states";
import { formatBytes, humanize } from "@/lib/format";
import type { ContextEntry } from "../model/types";

/** The variables of the run as it grows, and which step set each. */
export function ContextPanel({ context }: { context: readonly ContextEntry[] }) {
  if (context.length === 0) {
    return (
      <Empty icon={<Braces />} title="No variables yet">
        Each step that has an output adds one here. Later steps use it as <code className="font-mono">{"{{name}}"}</code>.
      </Empty>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {context.map((entry) => (
        <li key={entry.name} className="px-4 py-3">
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-mono text-sm font-medium">{entry.name}</span>
            {entry.setBy !== "" && <Badge>{humanize(entry.setBy.split("/").at(-1) ?? "")}</Badge>}
            <span className="ml-auto text-xs text-faint tabular-nums">{formatBytes(entry.size)}</span>
          </div>
          {entry.preview !== "" && (
            <p className="mt-1 line-clamp-4 font-mono text-xs leading-relaxed break-words whitespace-pre-wrap text-soft">{entry.preview}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
