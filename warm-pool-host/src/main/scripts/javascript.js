// Runs one program in JavaScript, over files in memory, and answers with what it wrote and what became of the files.
import "./environment.js";

const MOST_OUTPUT = (1 << 20) + 1;
const { task: read, answer } = host;
const task = JSON.parse(read());
const files = new Map(Object.entries(task.files));
const written = { stdout: "", stderr: "" };
delete globalThis.host;

class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

const text = (value) => {
  if (typeof value === "string") {
    return value;
  }
  if (value instanceof Error) {
    return `${value}\n${value.stack ?? ""}`.trimEnd();
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};
const writer = (stream) => (...values) => {
  if (written[stream].length < MOST_OUTPUT) {
    written[stream] = (written[stream] + values.map(text).join(" ") + "\n").slice(0, MOST_OUTPUT);
  }
};
const normal = (path) => {
  const parts = [];
  for (const part of String(path).split("/")) {
    if (part === ".." && parts.pop() === undefined) {
      throw new Error(`the path '${path}' leaves the workspace; use a path inside it`);
    }
    if (part !== "" && part !== "." && part !== "..") {
      parts.push(part);
    }
  }
  return parts.join("/");
};

Object.assign(globalThis, {
  console: { log: writer("stdout"), info: writer("stdout"), debug: writer("stdout"), warn: writer("stderr"), error: writer("stderr") },
  readFile(path) {
    const found = files.get(normal(path));
    if (found === undefined) {
      throw new Error(`there is no file '${path}'; there are: ${[...files.keys()].sort().join(", ") || "none"}`);
    }
    return found;
  },
  writeFile: (path, content) => void files.set(normal(path), String(content)),
  deleteFile: (path) => files.delete(normal(path)),
  listFiles: () => [...files.keys()].sort(),
  exit(code = 0) {
    throw new Exit(code);
  },
});
process.env = { ...task.variables };

const finish = (exitCode) => answer(JSON.stringify({ exitCode, ...written, files: Object.fromEntries(files) }));
const AsyncFunction = (async () => {}).constructor;
(async () => AsyncFunction(task.program)())()
  .then(() => finish(0))
  .catch((failure) => {
    if (failure instanceof Exit) {
      return finish(failure.code);
    }
    console.error(failure);
    if (/is not defined$/m.test(failure?.message ?? "") && /\b(require|fetch|Deno|Bun)\b/.test(failure.message)) {
      console.error("The sandbox has JavaScript itself and no modules, network or processes; a bash step in another sandbox may run node.");
    }
    return finish(1);
  });
