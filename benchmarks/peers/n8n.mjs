import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const PORT = 9_580;
const BROKER_PORT = 9_579;
const ID = "steadysteps";

/**
 * n8n on a PostgreSQL of its own, and a workflow from a webhook to the last of its nodes, which do nothing. It is set to save its progress after
 * each node. Answers with what runs it once.
 */
export async function n8n({ start, until, steps, folder, database }) {
  const program = [process.execPath, join(import.meta.dirname, "n8n", "node_modules", "n8n", "bin", "n8n")];
  const env = {
    N8N_USER_FOLDER: folder,
    N8N_LISTEN_ADDRESS: "127.0.0.1",
    N8N_PORT: String(PORT),
    N8N_RUNNERS_BROKER_PORT: String(BROKER_PORT),
    N8N_DIAGNOSTICS_ENABLED: "false",
    N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
    N8N_TEMPLATES_ENABLED: "false",
    N8N_LOG_LEVEL: "error",
    DB_TYPE: "postgresdb",
    DB_POSTGRESDB_HOST: "127.0.0.1",
    DB_POSTGRESDB_PORT: String(database),
    DB_POSTGRESDB_DATABASE: "postgres",
    DB_POSTGRESDB_USER: "postgres",
  };
  const command = (...args) => promisify(execFile)(program[0], [program[1], ...args], { cwd: folder, env: { ...process.env, ...env } });
  const file = join(folder, "workflow.json");
  writeFileSync(file, JSON.stringify(workflow(steps)));
  await command("import:workflow", `--input=${file}`);
  await command("publish:workflow", `--id=${ID}`);
  start(program[0], [program[1], "start"], env);
  const run = async () => {
    const answer = await fetch(`http://127.0.0.1:${PORT}/webhook/steady`, { method: "POST" });
    if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${await answer.text()}`);
  };
  await until(run);
  return run;
}

function workflow(steps) {
  const name = (step) => (step === 0 ? "Webhook" : `step ${step}`);
  const nodes = Array.from({ length: steps + 1 }, (_, step) => ({
    id: `node${step}`,
    name: name(step),
    position: [step * 200, 0],
    ...(step === 0
      ? { type: "n8n-nodes-base.webhook", typeVersion: 2, webhookId: "steady", parameters: { httpMethod: "POST", path: "steady", responseMode: "lastNode", options: {} } }
      : { type: "n8n-nodes-base.noOp", typeVersion: 1, parameters: {} }),
  }));
  const connections = Object.fromEntries(
    Array.from({ length: steps }, (_, step) => [name(step), { main: [[{ node: name(step + 1), type: "main", index: 0 }]] }]),
  );
  return [{ id: ID, name: "steady", active: false, nodes, connections, settings: { executionOrder: "v1", saveExecutionProgress: true, saveDataSuccessExecution: "all" } }];
}
