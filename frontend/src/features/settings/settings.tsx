"use client";

import { Download, Trash2, Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { emptyDraft, loadDraft, useDraft } from "@/lib/drafts";
import { formatBytes } from "@/lib/format";
import { loadPart } from "@/lib/load-part";
import { saveText } from "@/lib/save-file";
import { chooseTheme, useTheme, type Theme } from "@/lib/theme";
import { toast } from "@/lib/toast";
import { clearWorkspace, exportWorkspace, importWorkspace } from "./workspace-file";

const loadVersions = () => loadPart(() => import("@/lib/versions/versions"));

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
    loadDraft();
    const before = useDraft.getState().draft.recipe;
    const outcome = importWorkspace(localStorage, await chosen.text());
    if (!outcome.ok) {
      toast(outcome.reason, { tone: "bad" });
      return;
    }
    const { importVersions, keepTexts } = await loadVersions();
    if (before !== emptyDraft.recipe) await keepTexts([{ kind: "recipe", text: before, moment: { at: Date.now(), why: "before" } }]);
    await importVersions(outcome.versions);
    location.reload();
  };
  const takeOut = async () => {
    const { exportVersions } = await loadVersions();
    saveText("playground-workspace.json", exportWorkspace(localStorage, await exportVersions()), "application/json");
  };
  const clear = async () => {
    if (!sure) {
      setSure(true);
      return;
    }
    clearWorkspace(localStorage);
    const { removeAllVersions } = await loadVersions();
    await removeAllVersions();
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
          Your drafts and choices, and earlier versions of your recipes and skills, stay in this browser and nowhere else. Take them with you as a file, or put a file back.
        </p>
        <KeptVersions />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void takeOut()}>
            <Download />
            Export
          </Button>
          <Button onClick={() => file.current?.click()}>
            <Upload />
            Import
          </Button>
          <input ref={file} type="file" accept="application/json" className="hidden" aria-label="Workspace file" onChange={(event) => void takeIn(event.target.files?.[0])} />
          <Button tone="danger" onClick={() => void clear()} onBlur={() => setSure(false)}>
            <Trash2 />
            {sure ? "Really forget everything?" : "Forget everything"}
          </Button>
        </div>
      </Card>
    </div>
  );
}

/** How many versions there are and how much room they take. */
function KeptVersions() {
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void loadVersions().then(async ({ exportVersions, textBytes, useVersions }) => {
      const versions = await exportVersions();
      if (left) return;
      const many = versions.length === 1 ? "1 version" : `${versions.length} versions`;
      setTold(`${many} of ${formatBytes(textBytes(versions))}${useVersions.getState().lasting ? "" : ", until you leave: this browser refuses storage"}.`);
    });
    return () => {
      left = true;
    };
  }, []);
  return <p className="min-h-5 text-sm text-soft">{told}</p>;
}
