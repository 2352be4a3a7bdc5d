import type { Page, WebSocketRoute } from "@playwright/test";
import { LONG_RUN, type PlayedEvent } from "./long-run";

const PLAYED_SOCKET = "ws://localhost:1/played";

/** The server's side of one execution's stream, played by the test: what it sends is what the page hears. */
export class PlayedStream {
  private readonly socket: Promise<WebSocketRoute>;
  private readonly sent: PlayedEvent[] = [];
  private sequence = 0;

  private constructor(socket: Promise<WebSocketRoute>) {
    this.socket = socket;
  }

  /** Stands in for the parts of the API that the page asks when somebody looks at the run, and opens the run's page. */
  static async open(page: Page): Promise<PlayedStream> {
    let answer: (socket: WebSocketRoute) => void = () => undefined;
    const stream = new PlayedStream(new Promise((resolve) => (answer = resolve)));
    await page.routeWebSocket(PLAYED_SOCKET, (socket) => {
      socket.onMessage(() => undefined);
      socket.send(JSON.stringify({ type: "system", event: "connected", userId: "player", connectionId: "1", reconnectionToken: "1" }));
      answer(socket);
    });
    const json = (body: unknown) => ({ status: 200, contentType: "application/json", body: JSON.stringify(body) });
    await page.route("**/api/auth/refresh", (route) =>
      route.fulfill(json({ token: "played", expires_in: 3600, user: { id: "1", login: "player", name: "Player", mode: "expert", ceiling: "expert" } })),
    );
    await page.route("**/api/stream/negotiate", (route) => route.fulfill(json({ url: PLAYED_SOCKET, user_id: "player" })));
    await page.route(`**/api/executions/${LONG_RUN}*`, (route) => route.fulfill(json(stream.snapshot())));
    await page.addInitScript(() => localStorage.setItem("amplifier.signed-in", "1"));
    await page.goto(`/run/?id=${LONG_RUN}`);
    await stream.socket;
    return stream;
  }

  /** Sends events in one message. */
  async send(events: readonly PlayedEvent[]): Promise<void> {
    this.sent.push(...events);
    this.sequence += 1;
    (await this.socket).send(
      JSON.stringify({ type: "message", from: "group", group: `execution-${LONG_RUN}`, dataType: "json", data: events, sequenceId: this.sequence }),
    );
  }

  private snapshot() {
    const ended = this.sent.some(({ type }) => type === "execution:complete");
    return {
      execution_id: LONG_RUN,
      type: "recipe",
      name: "long-run",
      status: ended ? "completed" : "running",
      created_at: "2026-01-01T00:00:00Z",
      steps: [],
      outputs: ended ? { out: "done" } : {},
      usage: { input_tokens: 0, output_tokens: 0, cost_usd: 0 },
      events: ended ? this.sent : [],
    };
  }
}
