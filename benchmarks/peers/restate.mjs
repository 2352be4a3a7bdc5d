import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as restateSdk from "@restatedev/restate-sdk";

const SERVICE_PORT = 9_480;

/** Restate's server with its defaults, and a service in this process whose handler journals steps that do nothing. Answers with what runs it once. */
export async function restate({ start, until, steps }) {
  const server = join(dirname(createRequire(import.meta.url).resolve("@restatedev/restate-server-linux-x64/package.json")), "bin", "restate-server");
  start(server, ["--node-name", "n1", "--bind-ip", "127.0.0.1", "--advertised-host", "127.0.0.1"], { RESTATE_LISTEN_MODE: "tcp" });
  const steady = restateSdk.service({
    name: "steady",
    handlers: {
      run: async (context) => {
        for (let step = 0; step < steps; step++) await context.run(`step ${step}`, () => step);
        return steps;
      },
    },
  });
  await restateSdk.endpoint().bind(steady).listen(SERVICE_PORT);
  await until(async () => {
    const answer = await fetch("http://127.0.0.1:9070/deployments", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ uri: `http://127.0.0.1:${SERVICE_PORT}`, force: true }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
  return async () => {
    const answer = await fetch("http://127.0.0.1:8080/steady/run", { method: "POST" });
    if (!answer.ok || (await answer.json()) !== steps) throw new Error(`Restate answered ${answer.status}`);
  };
}
