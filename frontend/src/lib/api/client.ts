import { env } from "@/config/env";
import { forgetSession, rememberSession, useSession } from "../session";
import { problemOf, unreachable } from "./problem";
import type { TokenAnswer } from "./types";

export interface CallOptions {
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

const REFRESH_AHEAD_MS = 30_000;
const TIMEOUT_MS = 40_000;

/** Calls the API and reads its JSON answer; throws an ApiProblem for any other outcome. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Calls the API and reads its answer as a file. */
export async function download(method: Method, path: string, options: CallOptions = {}): Promise<Blob> {
  return (await send(method, path, options)).blob();
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  await refreshIfDue();
  let response = await attempt(method, path, options);
  if (response.status === 401 && useSession.getState().status === "signed-in" && (await refreshSession())) {
    response = await attempt(method, path, options);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function attempt(method: Method, path: string, options: CallOptions): Promise<Response> {
  const early = options.body === undefined ? await takeEarlyAnswer(`${method} ${path}`) : null;
  if (early !== null) return early;
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  const { token } = useSession.getState();
  if (token !== null) headers["Authorization"] = `Bearer ${token}`;
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(`${env.apiOrigin}${path}`, {
      method,
      headers,
      credentials: env.apiOrigin === "" ? "same-origin" : "include",
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable();
  }
}

async function refreshIfDue(): Promise<void> {
  const session = useSession.getState();
  if (session.status === "signed-in" && session.expiresAt - Date.now() < REFRESH_AHEAD_MS) await refreshSession();
}

let refreshing: Promise<boolean> | null = null;

/** Trades the refresh cookie for a new access token. One at a time across all tabs, since each cookie works once. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= exclusively(refreshOnce).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

declare global {
  interface Window {
    /** Answers that public/early.js asked for before the page's scripts were there, by method and path; each is taken once. */
    amplifierEarly?: Record<string, Promise<Response>>;
  }
}

function takeEarlyAnswer(name: string): Promise<Response | null> {
  const answer = window.amplifierEarly?.[name];
  delete window.amplifierEarly?.[name];
  return answer?.catch(() => null) ?? Promise.resolve(null);
}

async function refreshOnce(): Promise<boolean> {
  const response = await attempt("POST", "/api/auth/refresh", {}).catch(() => null);
  if (response === null) return false;
  if (!response.ok) {
    if (response.status === 401 || response.status === 403 || response.status === 400) forgetSession();
    return false;
  }
  rememberSession((await response.json()) as TokenAnswer);
  return true;
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | null | undefined;
  return locks ? await locks.request("amplifier.refresh", work) : await work();
}
