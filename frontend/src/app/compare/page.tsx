import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { ComparePage, EmptyComparison } from "./compare-page";

export const metadata: Metadata = { title: "Compare runs", robots: { index: false } };

export default function Page() {
  return (
    <div className="mx-auto max-w-6xl px-4 pb-24 sm:px-6">
      <PageHeader title="Compare runs">What changed between two runs: time, tokens, and every line of their outputs.</PageHeader>
      <Suspense fallback={<EmptyComparison />}>
        <ComparePage />
      </Suspense>
    </div>
  );
}
