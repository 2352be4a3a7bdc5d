"use client";

import { History, Sparkles } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useOfferedCommands, type Command } from "@/lib/commands";
import type { EditTarget } from "@/lib/edit-target";
import { loadPart } from "@/lib/load-part";
import { useSession } from "@/lib/session";
import { askAssistant, closeTextTool, putTextToolAway, showHistory, takeUpWish, useTextTools } from "@/lib/text-tools";
import { keepLargerChanges } from "@/lib/versions/keep";

const HistoryDialog = lazy(() => loadPart(() => import("@/features/versions/history-dialog")).then((module) => ({ default: module.HistoryDialog })));
const Assistant = lazy(() => loadPart(() => import("./assistant")).then((module) => ({ default: module.Assistant })));

/** The buttons for a recipe's versions and for the assistant, and what they open. Keeps larger changes as versions while it is there. */
export function TextTools({ target }: { target: EditTarget }) {
  const shown = useTextTools((state) => state.shown);
  const signedIn = useSession((session) => session.status === "signed-in");
  const empty = target.text.trim() === "";
  useEffect(keepLargerChanges, []);
  useEffect(() => putTextToolAway, []);
  useEffect(() => {
    if (signedIn) takeUpWish();
  }, [signedIn]);
  useOfferedCommands(commands);
  return (
    <>
      <Button tone="quiet" size="small" title="Versions that this browser kept" onClick={() => showHistory()}>
        <History />
        <Label>History</Label>
      </Button>
      <Button tone="quiet" size="small" title="Say in words what should be different" onClick={() => askAssistant()}>
        <Sparkles />
        <Label>{empty ? "Describe what you want" : "Ask for a change"}</Label>
      </Button>
      <Suspense fallback={null}>
        {shown?.tool === "history" && <HistoryDialog target={target} run={shown.run} onClose={closeTextTool} />}
        {shown?.tool === "assistant" && <Assistant target={target} wish={shown.wish} onClose={closeTextTool} />}
      </Suspense>
    </>
  );
}

function Label({ children }: { children: string }) {
  return <span className="sr-only @lg:not-sr-only">{children}</span>;
}

const commands: Command[] = [
  { id: "history", label: "History of this recipe", group: "View", words: "versions revisions diff restore", perform: () => showHistory() },
  { id: "assistant", label: "Ask for a change of this recipe", group: "Edit", words: "assistant describe fix explain", perform: () => askAssistant() },
];
