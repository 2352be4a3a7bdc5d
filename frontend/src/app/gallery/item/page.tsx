import type { Metadata } from "next";
import { Suspense } from "react";
import { ItemFrame } from "./item-frame";
import { EmptyItem, NamedItemPage } from "./named-item-page";

export const metadata: Metadata = { title: "Gallery item" };

export default function Page() {
  return (
    <ItemFrame>
      <Suspense fallback={<EmptyItem />}>
        <NamedItemPage />
      </Suspense>
    </ItemFrame>
  );
}
