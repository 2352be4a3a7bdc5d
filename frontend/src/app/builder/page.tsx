import type { Metadata } from "next";
import { Suspense } from "react";
import { BuilderPage, FirstBuilder } from "./builder-page";

export const metadata: Metadata = { title: "Builder" };

export default function Page() {
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-3.5rem)] max-w-[120rem] flex-col px-3 py-4 sm:px-4">
      <h1 className="sr-only">Builder</h1>
      <Suspense fallback={<FirstBuilder />}>
        <BuilderPage />
      </Suspense>
    </div>
  );
}
