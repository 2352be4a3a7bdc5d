// Runs one command in a shell of its own, over files in memory, and answers with what it wrote and what became of the files.
import { serve } from "./environment.js";
import { Bash } from "just-bash/browser";

const ROOT = "/workspace";
const KEEP = `${ROOT}/.keep`;
const REHEARSAL = `x=1; [ $x = 1 ] && echo $((x + 1)) | cat > a.txt; cat a.txt | grep -c 2 | sort | uniq | wc -l | tr 1 2
for f in *.txt; do head -1 "$f" | cut -c1 | sed s/2/3/ | awk '{print $1}'; done; printf '%s' '{"a": [1]}' | jq -r '.a[0]'; ls; rm a.txt`;
const inside = (path) => (path ? `${ROOT}/${path}` : ROOT);
const shell = () => new Bash({ files: { [KEEP]: "" }, cwd: ROOT, env: { HOME: ROOT, PATH: "/usr/bin:/bin", LANG: "C.UTF-8" } });

async function left(fs) {
  const found = {};
  for (const path of fs.getAllPaths()) {
    if (path.startsWith(`${ROOT}/`) && path !== KEEP) {
      const stat = await fs.stat(path).catch(() => null);
      if (stat?.isFile) {
        found[path.slice(ROOT.length + 1)] = await fs.readFile(path);
      }
    }
  }
  return found;
}

async function perform(bash, task) {
  for (const [path, text] of Object.entries(task.files)) {
    await bash.fs.writeFile(inside(path), text);
  }
  const { exitCode, stdout, stderr } = await bash.exec(task.program, { cwd: inside(task.folder), env: task.variables });
  return { exitCode, stdout, stderr, files: await left(bash.fs) };
}

// The rehearsal makes the usual commands load what they need at their first use.
perform(shell(), { program: REHEARSAL, folder: "", files: {}, variables: {} }).then(({ exitCode, stderr }) => {
  if (exitCode !== 0 || stderr !== "") {
    throw new Error(`the rehearsal failed: ${stderr}`);
  }
  const bash = shell();
  serve((task) => perform(bash, task));
});
