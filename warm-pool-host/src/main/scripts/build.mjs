// Bundles each script of the sandbox into one file: node build.mjs FOLDER. Does nothing when neither the sources nor the packages changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const stamp = join(folder, "inputs");
const inputs = ["build.mjs", "bash.js", "javascript.js", "environment.js", "no-compression.js", "package-lock.json"];
const hash = createHash("sha256");
inputs.forEach((name) => hash.update(readFileSync(join(here, name))));
const digest = hash.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], { cwd: here, stdio: "inherit" });
  const { build } = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: here,
    entryPoints: ["bash.js", "javascript.js"],
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    alias: { "node:zlib": "./no-compression.js" },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  writeFileSync(stamp, digest);
}
