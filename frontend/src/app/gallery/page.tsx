import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { GalleryBrowser } from "@/features/gallery/gallery-browser";

export const metadata: Metadata = { title: "Gallery" };

export default function GalleryPage() {
  return (
    <div className="mx-auto max-w-[84rem] px-4 pb-24 sm:px-6">
      <PageHeader title="Gallery">Recipes, bundles and skills that work as they are. Run one on your own text, or open it and make it yours.</PageHeader>
      <Suspense fallback={<div className="min-h-[60dvh]" />}>
        <GalleryBrowser />
      </Suspense>
    </div>
  );
}
