import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useSession } from "../session";
import { call, refreshSession } from "./client";

const user = { id: "1", login: "ana", mode: "developer", ceiling: "expert" } as const;
const answer = (token: string) => Response.json({ token, expires_in: 900, user });

beforeEach(() => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(answer("asked later")))));

afterEach(() => {
  vi.unstubAllGlobals();
  delete window.amplifierEarly;
  useSession.setState({ status: "unknown", user: null, token: null, expiresAt: 0 });
});

test("the session that was asked for before the scripts were there is taken, once", async () => {
  window.amplifierEarly = { "POST /api/auth/refresh": Promise.resolve(answer("asked early")) };

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked early");
  expect(fetch).not.toHaveBeenCalled();

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked later");
});

test("where asking early failed it is asked again", async () => {
  window.amplifierEarly = { "POST /api/auth/refresh": Promise.reject(new Error("no network")) };

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked later");
});

test("an early answer that nobody is signed in counts", async () => {
  window.amplifierEarly = { "POST /api/auth/refresh": Promise.resolve(new Response(null, { status: 401 })) };

  await expect(refreshSession()).resolves.toBe(false);
  expect(useSession.getState().status).toBe("signed-out");
  expect(fetch).not.toHaveBeenCalled();
});

test("what the page asks for first was asked for early, and is asked for anew the second time", async () => {
  window.amplifierEarly = { "GET /api/executions/a%20b": Promise.resolve(Response.json({ status: "early" })) };

  await expect(call("GET", "/api/executions/a%20b")).resolves.toEqual({ status: "early" });
  expect(fetch).not.toHaveBeenCalled();

  await call("GET", "/api/executions/a%20b");
  expect(fetch).toHaveBeenCalledOnce();
});
