import type { Metadata } from "next";
import { Suspense } from "react";
import { ItemFrame } from "./item-frame";
import { NamedItemPage } from "./named-item-page";

export const metadata: Metadata = { title: "Gallery item" };

export default function Page() {
  return (
    <ItemFrame>
      <Suspense fallback={<div className="min-h-[60dvh]" />}>
        <NamedItemPage />
      </Suspense>
    </ItemFrame>
  );
}
