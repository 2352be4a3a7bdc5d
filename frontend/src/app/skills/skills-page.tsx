"use client";

import { History } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { SkillCreator } from "@/features/skills/skill-creator";
import type { EditTarget } from "@/lib/edit-target";
import { loadPart } from "@/lib/load-part";

const HistoryDialog = lazy(() => loadPart(() => import("@/features/versions/history-dialog")).then((module) => ({ default: module.HistoryDialog })));

export function SkillsPage() {
  return <SkillCreator history={(target) => <SkillHistory target={target} />} />;
}

function SkillHistory({ target }: { target: EditTarget }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        <History />
        History
      </Button>
      {open && (
        <Suspense fallback={null}>
          <HistoryDialog target={target} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
