"use client";

import { Download, Trash2, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { saveText } from "@/lib/save-file";
import { chooseTheme, useTheme, type Theme } from "@/lib/theme";
import { toast } from "@/lib/toast";
import { clearWorkspace, exportWorkspace, importWorkspace } from "./workspace-file";

const themes: { id: Theme; label: string }[] = [
  { id: "system", label: "As the system" },
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
];

export function Settings() {
  const theme = useTheme((state) => state.theme);
  const file = useRef<HTMLInputElement>(null);
  const [sure, setSure] = useState(false);

  const takeIn = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const outcome = importWorkspace(localStorage, await chosen.text());
    if (outcome.ok) location.reload();
    else toast(outcome.reason, { tone: "bad" });
  };
  const clear = () => {
    if (!sure) {
      setSure(true);
      return;
    }
    clearWorkspace(localStorage);
    location.reload();
  };

  return (
    <div className="space-y-5">
      <Card className="space-y-3 p-5">
        <h2 className="font-semibold">Theme</h2>
        <div role="group" aria-label="Theme" className="inline-flex rounded-lg border border-line p-1">
          {themes.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={theme === id}
              onClick={() => chooseTheme(id)}
              className="rounded-md px-3 py-1.5 text-sm font-medium text-soft aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
            >
              {label}
            </button>
          ))}
        </div>
      </Card>
      <Card className="space-y-3 p-5">
        <h2 className="font-semibold">What this browser keeps</h2>
        <p className="text-sm text-soft">
          Your drafts and choices stay in this browser and nowhere else. Take them with you as a file, or put a file back.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => saveText("playground-workspace.json", exportWorkspace(localStorage), "application/json")}>
            <Download />
            Export
          </Button>
          <Button onClick={() => file.current?.click()}>
            <Upload />
            Import
          </Button>
          <input ref={file} type="file" accept="application/json" className="hidden" aria-label="Workspace file" onChange={(event) => void takeIn(event.target.files?.[0])} />
          <Button tone="danger" onClick={clear} onBlur={() => setSure(false)}>
            <Trash2 />
            {sure ? "Really forget everything?" : "Forget everything"}
          </Button>
        </div>
      </Card>
    </div>
  );
}
