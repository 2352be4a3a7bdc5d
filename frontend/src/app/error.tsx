"use client";

import { ProblemNote } from "@/components/ui/states";

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <h1 className="mb-4 text-xl font-semibold">This page broke</h1>
      <ProblemNote error={error} onRetry={reset} />
    </div>
  );
}
