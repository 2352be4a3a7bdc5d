"use client";

import { GraduationCap, LogIn } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/states";
import type { Mode } from "@/lib/api/types";
import { humanize } from "@/lib/format";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";

/** Shows its children to those who are signed in and in the mode, and to others how to get there. */
export function Needs({ mode, signIn, why, children }: { mode: Mode; signIn: ReactNode; why: string; children: ReactNode }) {
  const status = useSession((session) => session.status);
  const { atLeast } = useMode();
  if (!atLeast(mode)) {
    return (
      <Card>
        <Empty icon={<GraduationCap />} title={`This is for ${mode} mode`}>
          {why} Choose {humanize(mode)} in the header to see it.
        </Empty>
      </Card>
    );
  }
  if (status === "signed-out") {
    return (
      <Card>
        <Empty icon={<LogIn />} title="Sign in first" action={signIn}>
          {why}
        </Empty>
      </Card>
    );
  }
  return children;
}
