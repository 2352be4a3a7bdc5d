// Runs one program in JavaScript, over files in memory, and answers with what it wrote and what became of the files.
import { serve } from "./environment.js";

const MOST_OUTPUT = (1 << 20) + 1;
const files = new Map();
const written = { stdout: "", stderr: "" };

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

const outcome = (exitCode) => ({ exitCode, ...written, files: Object.fromEntries(files) });
const AsyncFunction = (async () => {}).constructor;
serve(async (task) => {
  Object.entries(task.files).forEach(([path, content]) => files.set(path, content));
  process.env = { ...task.variables };
  try {
    await AsyncFunction(task.program)();
    return outcome(0);
  } catch (failure) {
    if (failure instanceof Exit) {
      return outcome(failure.code);
    }
    console.error(failure);
    if (/is not defined$/m.test(failure?.message ?? "") && /\b(require|fetch|Deno|Bun)\b/.test(failure.message)) {
      console.error("The sandbox has JavaScript itself and no modules, network or processes; a bash step in another sandbox may run node.");
    }
    return outcome(1);
  }
});
