"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ProblemNote } from "@/components/ui/states";
import { completeSignIn } from "./sign-in";
import { SignInButton } from "./sign-in-button";

type Outcome = { kind: "waiting" } | { kind: "failed"; error: unknown };

export function AuthCallback() {
  const router = useRouter();
  const started = useRef(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "waiting" });

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const query = new URLSearchParams(location.search);
    const code = query.get("code");
    const state = query.get("state");
    const finish =
      code === null || state === null
        ? Promise.reject(new Error(query.get("error_description") ?? "No code was sent. Start again from the sign-in button."))
        : completeSignIn(code, state);
    finish.then((returnTo) => router.replace(returnTo)).catch((error: unknown) => setOutcome({ kind: "failed", error }));
  }, [router]);

  return (
    <div className="mx-auto max-w-md space-y-4 px-4 py-24">
      <h1 className="text-xl font-semibold">{outcome.kind === "waiting" ? "Signing you in…" : "Signing in did not work"}</h1>
      {outcome.kind === "waiting" ? (
        <div role="status" className="h-1 overflow-hidden rounded-full bg-sunken">
          <div className="skeleton h-full w-full" />
          <span className="sr-only">Waiting for the server</span>
        </div>
      ) : (
        <ProblemNote error={outcome.error} action={<SignInButton label="Sign in again" size="small" />} />
      )}
    </div>
  );
}
