"use client";

import { useEffect } from "react";
import { AssistantDialog } from "@/features/assistant/assistant-dialog";
import type { Feed } from "@/features/assistant/feed";
import { SignInButton } from "@/features/auth/sign-in-button";
import { controlExecution } from "@/features/execution/api/control-execution";
import { useRun } from "@/features/execution/stream/use-run";
import { OwnKey } from "@/features/playground/components/own-key";
import type { EditTarget } from "@/lib/edit-target";
import { toast } from "@/lib/toast";
import { feedOf } from "./assistant-feed";

/** The assistant with what it needs of other features: the live view of its run, a key of one's own, the way to sign in. */
export function Assistant({ target, wish, onClose }: { target: EditTarget; wish: string; onClose: () => void }) {
  return (
    <AssistantDialog
      target={target}
      wish={wish}
      onClose={onClose}
      ownKey={<OwnKey />}
      signIn={<SignInButton tone="primary" size="small" />}
      watch={(executionId, onFeed) => <Watched key={executionId} executionId={executionId} onFeed={onFeed} />}
      onStop={(executionId) => {
        controlExecution(executionId, "stop-now").catch((error: unknown) => toast(error instanceof Error ? error.message : "The run did not hear that.", { tone: "bad" }));
      }}
    />
  );
}

/** Draws nothing; tells what the run does. */
function Watched({ executionId, onFeed }: { executionId: string; onFeed: (feed: Feed) => void }) {
  const { view, connection } = useRun(executionId);
  useEffect(() => onFeed(feedOf(view, connection)), [onFeed, view, connection]);
  return null;
}
