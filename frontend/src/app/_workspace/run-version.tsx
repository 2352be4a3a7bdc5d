"use client";

import { History } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { loadDraft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { useDraftTarget } from "./edit-targets";

const HistoryDialog = lazy(() => loadPart(() => import("@/features/versions/history-dialog")).then((module) => ({ default: module.HistoryDialog })));

/** The way from a run to the recipe that it was started from; nothing if this browser kept no version of it. */
export function RunVersion({ executionId }: { executionId: string }) {
  const [kept, setKept] = useState(false);
  const [open, setOpen] = useState(false);
  const target = useDraftTarget();
  useEffect(() => {
    let left = false;
    loadDraft();
    void loadPart(() => import("@/lib/versions/versions"), { quietly: true }).then(async ({ loadVersions, useVersions, versionOfRun }) => {
      await loadVersions();
      if (!left) setKept(versionOfRun(useVersions.getState().versions, executionId) !== null);
    });
    return () => {
      left = true;
    };
  }, [executionId]);
  if (!kept) return null;
  return (
    <p className="mt-2 text-right">
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        <History />
        The recipe as it was run
      </Button>
      {open && (
        <Suspense fallback={null}>
          <HistoryDialog target={target} run={executionId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </p>
  );
}
