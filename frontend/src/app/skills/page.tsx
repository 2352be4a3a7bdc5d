import type { Metadata } from "next";
import { Needs } from "@/components/needs";
import { PageHeader } from "@/components/ui/page-header";
import { SignInButton } from "@/features/auth/sign-in-button";
import { SkillsPage } from "./skills-page";

export const metadata: Metadata = { title: "Skill creator" };

export default function Page() {
  return (
    <div className="mx-auto max-w-[84rem] px-4 pb-24 sm:px-6">
      <PageHeader title="Skill creator">Write down what you know once, so that agents take it up when they need it.</PageHeader>
      <Needs mode="expert" signIn={<SignInButton tone="primary" />} why="Skills change how agents work.">
        <SkillsPage />
      </Needs>
    </div>
  );
}
