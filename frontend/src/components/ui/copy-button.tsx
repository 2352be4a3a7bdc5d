"use client";

import { Check, Copy } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { Button } from "./button";

const SHOWN_MS = 1_600;

export function CopyButton({ text, label = "Copy", ...rest }: { text: string | (() => string); label?: string } & ComponentProps<typeof Button>) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <Button onClick={() => void copy()} {...rest}>
      {copied ? <Check /> : <Copy />}
      {copied ? "Copied" : label}
    </Button>
  );
}
