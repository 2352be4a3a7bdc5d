import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Settings } from "@/features/settings/settings";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <div className="mx-auto max-w-3xl px-4 pb-24 sm:px-6">
      <PageHeader title="Settings" />
      <Settings />
    </div>
  );
}
