import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useSession } from "../session";
import { refreshSession } from "./client";

const user = { id: "1", login: "ana", mode: "developer", ceiling: "expert" } as const;
const answer = (token: string) => Response.json({ token, expires_in: 900, user });

beforeEach(() => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(answer("asked later")))));

afterEach(() => {
  vi.unstubAllGlobals();
  delete window.amplifierEarlySession;
  useSession.setState({ status: "unknown", user: null, token: null, expiresAt: 0 });
});

test("the session that was asked for before the scripts were there is taken, once", async () => {
  window.amplifierEarlySession = Promise.resolve(answer("asked early"));

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked early");
  expect(fetch).not.toHaveBeenCalled();

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked later");
});

test("where asking early failed it is asked again", async () => {
  window.amplifierEarlySession = Promise.reject(new Error("no network"));

  await expect(refreshSession()).resolves.toBe(true);
  expect(useSession.getState().token).toBe("asked later");
});

test("an early answer that nobody is signed in counts", async () => {
  window.amplifierEarlySession = Promise.resolve(new Response(null, { status: 401 }));

  await expect(refreshSession()).resolves.toBe(false);
  expect(useSession.getState().status).toBe("signed-out");
  expect(fetch).not.toHaveBeenCalled();
});
