"use client";

import { LogIn } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/lib/toast";
import { signIn } from "./sign-in";

export function SignInButton({ label = "Sign in", ...rest }: { label?: string } & ComponentProps<typeof Button>) {
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    signIn()
      .catch((error: unknown) => toast(error instanceof Error ? error.message : "Signing in did not start. Try again.", { tone: "bad" }))
      .finally(() => setLeaving(false));
  };
  return (
    <Button onClick={leave} aria-disabled={leaving} {...rest}>
      <LogIn />
      {leaving ? "One moment…" : label}
    </Button>
  );
}
