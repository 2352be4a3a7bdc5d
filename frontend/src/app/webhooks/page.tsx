import type { Metadata } from "next";
import { Needs } from "@/components/needs";
import { PageHeader } from "@/components/ui/page-header";
import { SignInButton } from "@/features/auth/sign-in-button";
import { WebhookMaker } from "@/features/webhooks/webhook-maker";

export const metadata: Metadata = { title: "Webhooks" };

export default function WebhooksPage() {
  return (
    <div className="mx-auto max-w-[84rem] px-4 pb-24 sm:px-6">
      <PageHeader title="Webhooks">Start a recipe from another system with one signed request.</PageHeader>
      <Needs mode="developer" signIn={<SignInButton tone="primary" />} why="A webhook runs with your quota, so it belongs to somebody.">
        <WebhookMaker />
      </Needs>
    </div>
  );
}
