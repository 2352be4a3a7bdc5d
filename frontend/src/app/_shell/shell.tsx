"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { restoreSession, useChoice } from "@/features/auth/sign-in";
import { track } from "@/lib/analytics";
import { saveWaitingDraft } from "@/lib/drafts";
import { loadPart } from "@/lib/load-part";
import { loadVisitorMode } from "@/lib/mode";
import { createQueryClient } from "@/lib/query-client";
import { applyTheme, loadTheme, useTheme } from "@/lib/theme";
import { CommandCenter } from "./command-center";
import { Footer } from "./footer";
import { Header } from "./header";
import { OfflineBanner } from "./offline-banner";

const WayChooser = lazy(() => loadPart(() => import("@/features/auth/way-chooser")).then((module) => ({ default: module.WayChooser })));

export function Shell({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const pathname = usePathname();
  const choosing = useChoice(({ choice }) => choice !== null);
  const theme = useTheme((state) => state.theme);

  useEffect(() => {
    loadTheme();
    loadVisitorMode();
    void restoreSession();
  }, []);

  useEffect(() => {
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => applyTheme(theme);
    follow();
    scheme.addEventListener("change", follow);
    return () => scheme.removeEventListener("change", follow);
  }, [theme]);

  useEffect(() => {
    addEventListener("pagehide", saveWaitingDraft);
    return () => removeEventListener("pagehide", saveWaitingDraft);
  }, []);

  useEffect(() => track("page_view", { path: pathname }), [pathname]);

  return (
    <QueryClientProvider client={queryClient}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2 text-sm font-medium text-accent-ink focus:translate-y-0"
      >
        Skip to content
      </a>
      <Header />
      <OfflineBanner />
      <main id="content" tabIndex={-1} className="min-h-[calc(100dvh-3.5rem)] outline-none">
        {children}
      </main>
      <Footer />
      <Toaster />
      <CommandCenter />
      {choosing && (
        <Suspense>
          <WayChooser />
        </Suspense>
      )}
    </QueryClientProvider>
  );
}
