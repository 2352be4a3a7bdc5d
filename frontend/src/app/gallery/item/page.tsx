import type { Metadata } from "next";
import { Suspense } from "react";
import { ItemPage } from "./item-page";

export const metadata: Metadata = { title: "Gallery item" };

export default function Page() {
  return (
    <div className="mx-auto max-w-[84rem] px-4 pt-8 pb-24 sm:px-6">
      <Suspense fallback={<div className="min-h-[60dvh]" />}>
        <ItemPage />
      </Suspense>
    </div>
  );
}
