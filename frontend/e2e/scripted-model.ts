import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Message {
  readonly role: string;
  readonly content: string | null;
}

/** What the model does next: says a text, says a text and never comes to its end, or calls a tool. */
export type Reply = { readonly say: string } | { readonly sayForever: string } | { readonly call: string; readonly input: unknown };

const NAME = "scripted";

/** A model server that speaks OpenAI's protocol on this machine and answers as a script says. */
export class ScriptedModel {
  private readonly server: Server;
  private readonly script: (messages: readonly Message[]) => Reply;

  constructor(script: (messages: readonly Message[]) => Reply) {
    this.script = script;
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Starts it; answers with the settings that make a playground ask it. */
  async start(): Promise<Record<string, string>> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const { port } = this.server.address() as AddressInfo;
    return { MODEL_SERVER_URL: `http://127.0.0.1:${port}/v1`, MODEL_SERVER_MODELS: NAME };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { messages } = JSON.parse(Buffer.concat(parts).toString()) as { messages: Message[] };
    const reply = this.script(messages);
    response.writeHead(200, { "content-type": "text/event-stream" });
    if ("call" in reply) {
      const call = { index: 0, id: `call_${messages.length}`, type: "function", function: { name: reply.call, arguments: JSON.stringify(reply.input) } };
      response.end(frame({ tool_calls: [call] }) + frame({}, "tool_calls") + END);
      return;
    }
    const text = "say" in reply ? reply.say : reply.sayForever;
    for (const word of text.split(/(?<=\s)/)) response.write(frame({ content: word }));
    if ("say" in reply) response.end(frame({}, "stop") + END);
  }
}

const END = "data: [DONE]\n\n";

function frame(delta: object, finish: string | null = null): string {
  const chunk = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 0, model: NAME, choices: [{ index: 0, delta, finish_reason: finish }] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
