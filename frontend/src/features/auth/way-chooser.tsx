"use client";

import { Building2, GitBranch } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/states";
import type { SignInWay } from "@/lib/api/types";
import { leaveBy, useChoice } from "./sign-in";

const looks = {
  github: { label: "Continue with GitHub", icon: GitBranch },
  oidc: { label: "Continue with your organisation", icon: Building2 },
} as const;

/** Asks which way to sign in, where a deployment has more than one. */
export function WayChooser() {
  const choice = useChoice((state) => state.choice);
  const [leaving, setLeaving] = useState<SignInWay | null>(null);
  const [error, setError] = useState<unknown>(null);

  const close = () => {
    setLeaving(null);
    setError(null);
    useChoice.setState({ choice: null });
  };
  const leave = (way: SignInWay) => {
    if (choice === null) return;
    setLeaving(way);
    setError(null);
    leaveBy(way, choice.returnTo).catch((failure: unknown) => {
      setLeaving(null);
      setError(failure);
    });
  };

  return (
    <Dialog open={choice !== null} onClose={close} title="Sign in" className="w-[min(24rem,calc(100vw-2rem))]">
      <div className="space-y-3 p-5">
        {choice?.ways.map((way) => {
          const { label, icon: Icon } = looks[way];
          return (
            <Button key={way} size="large" className="w-full" disabled={leaving !== null} onClick={() => leave(way)}>
              <Icon />
              {leaving === way ? "One moment…" : label}
            </Button>
          );
        })}
        {error !== null && <ProblemNote error={error} />}
        <p className="text-xs text-faint">The playground learns your name and nothing else. What you wrote stays in this browser.</p>
      </div>
    </Dialog>
  );
}
