import type { Metadata } from "next";
import { Suspense } from "react";
import { EmptyRun, RunPage } from "./run-page";

export const metadata: Metadata = { title: "Run", robots: { index: false } };

export default function Page() {
  return (
    <div className="mx-auto max-w-5xl px-4 pt-6 pb-16 sm:px-6">
      <h1 className="sr-only">Run</h1>
      <Suspense fallback={<EmptyRun />}>
        <RunPage />
      </Suspense>
    </div>
  );
}
