// Runs of ten steps that do nothing, each durable before the next begins, on an engine beside ours: `benchmarks/run peers`. Prints rows of a table.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conductor } from "./conductor.mjs";
import { n8n } from "./n8n.mjs";
import { restate } from "./restate.mjs";

const ALONE = { warmUp: 100, runs: 300 };
const AT_ONCE = [1, 10, 50, 100];
const RUNS_AT_ONCE = 500;
const STEPS = 10;
const STARTS_WITHIN_MS = 180_000;

const engines = { restate, n8n, conductor };
const [name, database] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "peers-"));
const children = [];

/** Starts a program that ends with this one; what it says goes nowhere. */
function start(program, args, env = {}) {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...env }, stdio: "ignore" });
  children.push(child);
}

/** Asks again and again until it is answered; fails after three minutes. */
async function until(ask) {
  const end = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function timed(run) {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

async function atOnce(runs, callers, run) {
  const times = [];
  let left = runs;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) times.push(await timed(run));
    }),
  );
  return { times, seconds: (performance.now() - begin) / 1_000 };
}

function quantiles(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return [0.5, 0.95, 0.99].map((share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)).join(" / ");
}

try {
  const begin = performance.now();
  const run = await engines[name]({ start, until, steps: STEPS, folder, database });
  console.log(`| ready after | ${((performance.now() - begin) / 1_000).toFixed(1)} s | |`);
  await atOnce(ALONE.warmUp, 1, run);
  const alone = await atOnce(ALONE.runs, 1, run);
  console.log(`| one run at a time, ms | ${quantiles(alone.times)} | ${((alone.seconds * 1_000) / ALONE.runs / STEPS).toFixed(2)} ms a step |`);
  for (const callers of AT_ONCE) {
    const { times, seconds } = await atOnce(RUNS_AT_ONCE, callers, run);
    console.log(`| ${callers} at once, ms | ${quantiles(times)} | ${Math.round((RUNS_AT_ONCE * STEPS) / seconds)} steps/s |`);
  }
} finally {
  children.forEach((child) => child.kill("SIGKILL"));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
process.exit(0);
