import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START_MS = 120_000;
const STOP_MS = 20_000;

/** Uses the system at BASE_URL, or starts one of its own and stops it afterwards. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env["BASE_URL"] ?? "") !== "") return undefined;
  const data = mkdtempSync(join(tmpdir(), "playground-e2e-"));
  const system = spawn(join(import.meta.dirname, "../../playground"), ["--no-build", "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => system.once("exit", () => resolve()));
  const stop = async () => {
    system.kill("SIGTERM");
    const timer = setTimeout(() => system.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(timer);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    process.env["BASE_URL"] = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The playground was not ready after ${START_MS / 1000} seconds.`)), START_MS);
      void ended.then(() => reject(new Error("The playground ended before it was ready.")));
      createInterface({ input: system.stdout }).on("line", (line) => {
        const address = /^ready (\S+)/.exec(line)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
