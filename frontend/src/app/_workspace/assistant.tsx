"use client";

import { useEffect } from "react";
import { AssistantDialog } from "@/features/assistant/assistant-dialog";
import type { Feed } from "@/features/assistant/feed";
import { SignInButton } from "@/features/auth/sign-in-button";
import { controlExecution } from "@/features/execution/api/control-execution";
import type { RunView, TextItem } from "@/features/execution/model/types";
import { useRun } from "@/features/execution/stream/use-run";
import { OwnKey } from "@/features/playground/components/own-key";
import type { EditTarget } from "@/lib/edit-target";
import { toast } from "@/lib/toast";

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
  // The end counts when the server has told it: an end that the stream tells may come before the last words.
  const settled = connection === "ended";
  useEffect(() => onFeed(feedOf(view, settled)), [onFeed, view, settled]);
  return null;
}

function feedOf(view: RunView, settled: boolean): Feed {
  const items = view.steps.flatMap((step) => step.items);
  const texts = items.filter((item): item is TextItem => item.kind === "text");
  const latest = texts.at(-1)?.generation;
  const said = texts.filter(({ generation }) => generation === latest).map(({ text }) => text).join("");
  const tool = items.at(-1);
  const result = view.outputs["result"];
  return {
    ended: !settled ? null : view.status === "completed" ? "completed" : view.status === "cancelled" ? "cancelled" : "failed",
    text: settled && typeof result === "string" ? result : said,
    doing: tool?.kind === "tool" && tool.state === "running" ? "Checking the recipe…" : tool?.kind === "thinking" ? "Thinking…" : said === "" ? "Waiting for the first word…" : "Writing…",
    error: view.error,
    remedy: view.remedy,
    tokens: view.usage.input + view.usage.output,
    cost: view.usage.cost,
    offline: view.offlineProvider,
  };
}
