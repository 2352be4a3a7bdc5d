import { randomUUID } from "node:crypto";
import { join } from "node:path";

const PORT = 9_581;
const SITE = `http://127.0.0.1:${PORT}/api`;
const NAME = "steady";
const TASK = "nothing";
const POLLERS = 8;
const TASKS_A_POLL = 20;
const POLL_WAIT_MS = 100;
const RUN_WAIT_SECONDS = 60;

/**
 * Conductor OSS with all that it keeps in PostgreSQL, and a workflow of tasks that do nothing. A worker in this process takes them as Conductor's own
 * client libraries do: it polls in batches, and the answer to a result brings the next task. Answers with what runs the workflow once.
 */
export async function conductor({ start, until, steps, database }) {
  const jar = join(import.meta.dirname, "..", "target", "peers", "conductor-server-boot.jar");
  const settings = {
    "server.port": PORT,
    "server.address": "127.0.0.1",
    "spring.datasource.url": `jdbc:postgresql://127.0.0.1:${database}/postgres`,
    "spring.datasource.username": "postgres",
    "conductor.db.type": "postgres",
    "conductor.queue.type": "postgres",
    "conductor.indexing.type": "postgres",
  };
  start(join(process.env.JAVA_HOME, "bin", "java"), ["-Xmx2g", "-jar", jar, ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)]);
  await until(() => ask("PUT", "/metadata/workflow", [workflow(steps)]));
  await ask("POST", "/metadata/taskdefs", [{ name: TASK, retryCount: 0, timeoutSeconds: 0, responseTimeoutSeconds: 600 }]);
  for (let poller = 0; poller < POLLERS; poller += 1) void work(poller);
  const run = async () => {
    const end = await ask("POST", `/workflow/execute/${NAME}/1?requestId=${randomUUID()}&waitForSeconds=${RUN_WAIT_SECONDS}`, { name: NAME, version: 1, input: {} });
    if (end.status !== "COMPLETED") throw new Error(`a run ended as ${JSON.stringify(end).slice(0, 300)}`);
  };
  await until(run);
  return run;
}

async function work(poller) {
  for (;;) {
    const tasks = await ask("GET", `/tasks/poll/batch/${TASK}?workerid=w${poller}&count=${TASKS_A_POLL}&timeout=${POLL_WAIT_MS}`).catch(() => []);
    await Promise.all((tasks ?? []).map(finish));
  }
}

async function finish(task) {
  for (let next = task; next !== null; ) {
    next = await ask("POST", "/tasks/update-v2", { workflowInstanceId: next.workflowInstanceId, taskId: next.taskId, status: "COMPLETED", outputData: {} });
  }
}

/** The answer, read from JSON; null if there is none. */
async function ask(method, path, body) {
  const answer = await fetch(SITE + path, {
    method,
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Conductor answered ${answer.status}: ${text.slice(0, 300)}`);
  return text === "" ? null : JSON.parse(text);
}

function workflow(steps) {
  const tasks = Array.from({ length: steps }, (_, step) => ({ name: TASK, taskReferenceName: `step${step}`, type: "SIMPLE", inputParameters: {} }));
  return { name: NAME, version: 1, schemaVersion: 2, ownerEmail: "a@example.org", timeoutSeconds: 0, timeoutPolicy: "ALERT_ONLY", tasks };
}
