import { CircleAlert, CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { isApiProblem, isOffline } from "@/lib/api/problem";
import { formatDuration } from "@/lib/format";
import { cn } from "@/lib/cn";
import { Button } from "./button";

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("skeleton", className)} />;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center justify-center gap-3 px-6 py-12 text-center">
      {icon !== undefined && (
        <div className="flex size-12 items-center justify-center rounded-2xl bg-accent-soft text-accent-text [&_svg]:size-6">{icon}</div>
      )}
      <p className="text-base font-semibold text-balance">{title}</p>
      {children !== undefined && <div className="max-w-md text-sm text-balance text-soft">{children}</div>}
      {action}
    </div>
  );
}

/** What went wrong, in words, with findings and a way on. */
export function ProblemNote({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  const problem = isApiProblem(error) ? error : null;
  // What the detail says of the findings, their list says better.
  const listed = problem !== null && problem.findings.length > 0;
  const title = problem?.title ?? "Something went wrong";
  const detail = problem?.message ?? (error instanceof Error ? error.message : "Try again.");
  return (
    <div role="alert" className="flex gap-3 rounded-xl border border-line bg-bad-soft p-4 text-sm">
      {isOffline(error) ? (
        <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      ) : (
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      )}
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="font-semibold">{title}</p>
        {detail !== title && !listed && <p className="break-words text-soft">{detail}</p>}
        {problem?.retryAfter != null && <p className="text-soft">Try again in {formatDuration(problem.retryAfter * 1000)}.</p>}
        {listed && (
          <ul className="list-disc space-y-1 pl-4 text-soft">
            {problem.findings.slice(0, 8).map((finding, index) => (
              <li key={index}>
                {finding.line !== undefined && <span className="font-mono text-xs">line {finding.line}: </span>}
                {finding.message}
              </li>
            ))}
          </ul>
        )}
        {(onRetry !== undefined || action !== undefined) && (
          <div className="flex gap-2 pt-1">
            {onRetry !== undefined && (
              <Button size="small" onClick={onRetry}>
                Try again
              </Button>
            )}
            {action}
          </div>
        )}
      </div>
    </div>
  );
}
