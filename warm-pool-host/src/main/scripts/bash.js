// Runs one command in a shell of its own, over files in memory, and answers with what it wrote and what became of the files.
import "./environment.js";
import { Bash } from "just-bash/browser";

const ROOT = "/workspace";
const task = JSON.parse(host.task());
const inside = (path) => (path ? `${ROOT}/${path}` : ROOT);
const files = { [`${ROOT}/.keep`]: "" };
for (const [path, text] of Object.entries(task.files)) {
  files[inside(path)] = text;
}
const env = { HOME: ROOT, PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...task.variables };
const bash = new Bash({ files, cwd: inside(task.folder), env });

async function left() {
  const found = {};
  for (const path of bash.fs.getAllPaths()) {
    if (path.startsWith(`${ROOT}/`) && path !== `${ROOT}/.keep`) {
      const stat = await bash.fs.stat(path).catch(() => null);
      if (stat?.isFile) {
        found[path.slice(ROOT.length + 1)] = await bash.fs.readFile(path);
      }
    }
  }
  return found;
}

bash
  .exec(task.program)
  .then(async (result) => ({ exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr, files: await left() }))
  .catch((failure) => ({ error: String(failure?.message ?? failure) }))
  .then((answer) => host.answer(JSON.stringify(answer)));
