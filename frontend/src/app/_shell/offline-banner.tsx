"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { guardLinks } from "@/lib/stay-offline";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Says that the browser is offline, and keeps people on their page as long. */
export function OfflineBanner() {
  useEffect(guardLinks, []);
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <div role="status" className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm font-medium text-warn">
      <CloudOff aria-hidden className="size-4 shrink-0" />
      You are offline. What you write is kept here; runs go on and catch up when you are back.
    </div>
  );
}
