import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { GalleryBrowser, WholeGallery } from "@/features/gallery/gallery-browser";
import { builtinList, builtinNames } from "@/lib/builtin-gallery";

export const metadata: Metadata = { title: "Gallery" };

export default function GalleryPage() {
  const known = { items: builtinList(), builtin: builtinNames() };
  return (
    <div className="mx-auto max-w-[84rem] px-4 pb-24 sm:px-6">
      <PageHeader title="Gallery">Recipes, bundles and skills that work as they are. Run one on your own text, or open it and make it yours.</PageHeader>
      <Suspense
        fallback={
          <div data-unasked>
            <WholeGallery {...known} />
          </div>
        }
      >
        <GalleryBrowser {...known} />
      </Suspense>
    </div>
  );
}
