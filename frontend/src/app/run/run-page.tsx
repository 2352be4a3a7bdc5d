"use client";

import { ListTree } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { MarkdownAhead } from "@/components/markdown/lazy-markdown";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { SignInButton } from "@/features/auth/sign-in-button";
import { loadPart } from "@/lib/load-part";
import { useSession } from "@/lib/session";
import { keepRerun } from "@/lib/versions/keep";
import { RunVersion } from "../_workspace/run-version";

// Nothing stands for it while it loads: what stands in the page does, and names its script.
const ExecutionViewer = dynamic(() => loadPart(() => import("@/features/execution/execution-viewer")).then((module) => module.ExecutionViewer));

/** The view before its run is known. It stands in the page, which so names the view's own script too, and Markdown's: what the view itself loads is not named. */
export function EmptyRun() {
  return (
    <div inert>
      <MarkdownAhead />
      <ExecutionViewer executionId="" named />
    </div>
  );
}

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
    <>
      <ExecutionViewer
        key={id}
        executionId={id}
        named
        onRerun={(next) => {
          keepRerun(id, next);
          router.push(paths.run(next));
        }}
      />
      <RunVersion key={`version-${id}`} executionId={id} />
    </>
  );
}
