"use client";

import { KeyRound } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { loadPart } from "@/lib/load-part";
import { keyProviders, loadOwnKey, useOwnKey } from "@/lib/own-key";

const OwnKeyDialog = lazy(() => loadPart(() => import("./own-key-dialog")).then((module) => ({ default: module.OwnKeyDialog })));

/** The button for a provider key of one's own and a cost ceiling, and the dialog behind it. */
export function OwnKey() {
  const { provider, key } = useOwnKey();
  const [open, setOpen] = useState(false);
  useEffect(() => void loadOwnKey(), []);
  return (
    <>
      <Button tone="quiet" size="small" onClick={() => setOpen(true)} title="Use a real model with your own key">
        <KeyRound />
        {key === "" ? "Own key" : `Your ${keyProviders[provider]} key`}
      </Button>
      {open && (
        <Suspense>
          <OwnKeyDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
