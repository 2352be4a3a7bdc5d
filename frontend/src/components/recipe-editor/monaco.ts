import "monaco-editor/esm/vs/editor/edcore.main.js";
import "monaco-editor/esm/vs/basic-languages/yaml/yaml.contribution.js";
import * as monaco from "monaco-editor/esm/vs/editor/editor.api.js";
import { configureMonacoYaml } from "monaco-yaml";
import { call } from "@/lib/api/client";
import { registerAssistantFixes } from "./assistant-fixes";
import { registerRecipeLanguage } from "./recipe-language";
import { registerServerFixes } from "./server-findings";
import { defineThemes } from "./themes";

self.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === "yaml"
      ? new Worker(new URL("./yaml.worker.ts", import.meta.url), { type: "module" })
      : new Worker(new URL("./editor.worker.ts", import.meta.url), { type: "module" }),
};

const RECIPE_FILES = "recipe-*.yaml";
let opened = 0;

const yaml = configureMonacoYaml(monaco, {
  enableSchemaRequest: false,
  validate: true,
  completion: true,
  hover: true,
  format: { enable: true, printWidth: 140, proseWrap: "preserve" },
  schemas: [],
});

defineThemes(monaco);
registerRecipeLanguage(monaco);
registerServerFixes(monaco);
registerAssistantFixes(monaco);
void takeServerSchema();

/** An address for one more recipe that is being edited. */
export function recipeUri(): monaco.Uri {
  opened += 1;
  return monaco.Uri.parse(`file:///recipe-${opened}.yaml`);
}

/** Completion, hover and live validation come from the schema that the server validates with. */
async function takeServerSchema(): Promise<void> {
  try {
    const schema = await call<Record<string, unknown>>("GET", "/api/schemas/recipe");
    await yaml.update({ schemas: [{ uri: "file:///schemas/recipe.json", fileMatch: [RECIPE_FILES], schema }] });
  } catch {
    // Without the schema the editor still checks that the text is YAML.
  }
}

export { monaco };
