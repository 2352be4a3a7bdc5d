import { WebPubSubClient, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";
import type { EventEnvelope } from "@/lib/api/types";
import { negotiate } from "../api/negotiate";
import { envelopesIn } from "./envelopes";

export interface StreamListener {
  /** Events as they come; some may have come before. */
  onEvents: (events: EventEnvelope[]) => void;
  /** The connection is new: something may have been missed, so catch up. */
  onConnected: () => void;
  onDisconnected: () => void;
}

/** The one connection of this tab; it lives while somebody watches an execution. */
class EventStream {
  private readonly listeners = new Map<string, Set<StreamListener>>();
  private client: WebPubSubClient | null = null;
  private joined = new Set<string>();
  private connected = false;

  /** Watches one execution until the answer is called. */
  watch(executionId: string, listener: StreamListener): () => void {
    const listeners = this.listeners.get(executionId) ?? new Set();
    this.listeners.set(executionId, listeners.add(listener));
    if (this.client === null || !this.joined.has(executionId)) this.connect();
    else if (this.connected) queueMicrotask(() => listener.onConnected());
    return () => this.unwatch(executionId, listener);
  }

  private unwatch(executionId: string, listener: StreamListener): void {
    const listeners = this.listeners.get(executionId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.listeners.delete(executionId);
    if (this.listeners.size === 0) this.disconnect();
  }

  private connect(): void {
    this.disconnect();
    const client = new WebPubSubClient(
      { getClientAccessUrl: () => this.accessUrl() },
      { protocol: WebPubSubJsonReliableProtocol(), autoReconnect: true, autoRejoinGroups: false },
    );
    this.client = client;
    const current = () => this.client === client;
    client.on("connected", () => {
      if (!current()) return;
      this.connected = true;
      this.tellAll((listener) => listener.onConnected());
    });
    client.on("disconnected", () => {
      if (!current()) return;
      this.connected = false;
      this.tellAll((listener) => listener.onDisconnected());
    });
    client.on("stopped", () => {
      if (!current()) return;
      this.client = null;
      this.connected = false;
      this.tellAll((listener) => listener.onDisconnected());
    });
    client.on("group-message", ({ message }) => current() && this.dispatch(message.data));
    client.on("server-message", ({ message }) => current() && this.dispatch(message.data));
    client.start().catch(() => {
      if (!current()) return;
      this.client = null;
      this.tellAll((listener) => listener.onDisconnected());
    });
  }

  private async accessUrl(): Promise<string> {
    const executions = [...this.listeners.keys()];
    const { url } = await negotiate(executions);
    this.joined = new Set(executions);
    return url;
  }

  private disconnect(): void {
    const client = this.client;
    this.client = null;
    this.connected = false;
    this.joined = new Set();
    client?.stop();
  }

  private dispatch(data: unknown): void {
    const events = envelopesIn(data);
    for (const [executionId, listeners] of this.listeners) {
      const own = events.filter((event) => event.execution_id === executionId);
      if (own.length > 0) listeners.forEach((listener) => listener.onEvents(own));
    }
  }

  private tellAll(tell: (listener: StreamListener) => void): void {
    for (const listeners of this.listeners.values()) listeners.forEach(tell);
  }

  /** Connects again if the connection was given up and somebody still watches. */
  revive(): void {
    if (this.client === null && this.listeners.size > 0) this.connect();
  }
}

export const eventStream = new EventStream();
