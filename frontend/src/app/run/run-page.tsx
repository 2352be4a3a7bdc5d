"use client";

import { ListTree } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { SignInButton } from "@/features/auth/sign-in-button";
import { useSession } from "@/lib/session";
import { ViewerSkeleton } from "../_workspace/workspace";

const ExecutionViewer = lazy(() => import("@/features/execution/execution-viewer").then((module) => ({ default: module.ExecutionViewer })));

export function RunPage() {
  const router = useRouter();
  const id = useSearchParams().get("id");
  const status = useSession((session) => session.status);

  if (id === null) {
    return (
      <Card>
        <Empty icon={<ListTree />} title="No run was named" action={<ButtonLink href={paths.playground}>Open the playground</ButtonLink>}>
          The address of a run ends in its id.
        </Empty>
      </Card>
    );
  }
  if (status === "signed-out") {
    return (
      <Card>
        <Empty icon={<ListTree />} title="Sign in to see this run" action={<SignInButton tone="primary" />}>
          A run is shown only to the person who started it.
        </Empty>
      </Card>
    );
  }
  return (
    <Suspense fallback={<ViewerSkeleton />}>
      <ExecutionViewer key={id} executionId={id} onRerun={(next) => router.push(paths.run(next))} />
    </Suspense>
  );
}
