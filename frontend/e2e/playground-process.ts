import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START_MS = 120_000;
const STOP_MS = 20_000;

/** The playground that was built last, as a process with data of its own. */
export class PlaygroundProcess {
  private readonly data = mkdtempSync(join(tmpdir(), "playground-e2e-"));
  private readonly environment: Readonly<Record<string, string>>;
  private system: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();

  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.environment = environment;
  }

  /** Starts it and answers with its address; fails if it is not ready in time. */
  async start(port = "0"): Promise<string> {
    const system = spawn(join(import.meta.dirname, "../../playground"), ["--no-build", "--port", port, "--data", this.data], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...this.environment },
    });
    this.system = system;
    this.ended = new Promise((resolve) => system.once("exit", () => resolve()));
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The playground was not ready after ${START_MS / 1000} seconds.`)), START_MS);
      void this.ended.then(() => reject(new Error("The playground ended before it was ready.")));
      createInterface({ input: system.stdout }).on("line", (line) => {
        const address = /^ready (\S+)/.exec(line)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    });
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.system?.kill("SIGKILL");
    await this.ended;
  }

  /** Ends it in good order and removes its data. */
  async stop(): Promise<void> {
    const system = this.system;
    system?.kill("SIGTERM");
    const timer = setTimeout(() => system?.kill("SIGKILL"), STOP_MS);
    await this.ended;
    clearTimeout(timer);
    rmSync(this.data, { recursive: true, force: true });
  }
}
