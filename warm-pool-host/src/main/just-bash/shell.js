// Runs one command in a shell of its own, over files in memory, and answers with what it wrote and what became of the files.
import "./environment.js";
import { Bash } from "just-bash/browser";

const request = JSON.parse(host.request());
const bash = new Bash({ files: request.files, cwd: request.cwd, env: request.env });

async function filesBelow(root) {
  const files = {};
  for (const path of bash.fs.getAllPaths()) {
    if (path.startsWith(root + "/")) {
      const stat = await bash.fs.stat(path).catch(() => null);
      if (stat?.isFile) {
        files[path] = await bash.fs.readFile(path);
      }
    }
  }
  return files;
}

bash
  .exec(request.command)
  .then(async (result) => ({
    exitCode: result.exitCode,
    stdout: result.stdout,
    stderr: result.stderr,
    files: await filesBelow(request.root),
  }))
  .catch((failure) => ({ error: String(failure?.message ?? failure) }))
  .then((answer) => host.respond(JSON.stringify(answer)));
