import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetSession, rememberSession, useSession } from "@/lib/session";
import { restoreSession, signOut, switchMode } from "./sign-in";

const answer = (mode: string) => ({ token: "t", expires_in: 900, user: { id: "1", login: "ana", mode, ceiling: "expert" } });

/** What the server was asked for, in order, and what it answers; a mode that it was told of in vain stays as it was. */
let asked: string[];
let inForce: string;
let reachable: boolean;
let refuses: boolean;

beforeEach(() => {
  asked = [];
  inForce = "developer";
  reachable = true;
  refuses = false;
  vi.stubGlobal("fetch", (address: string, request: RequestInit) => {
    asked.push(address);
    if (!address.endsWith("/auth/mode")) return Promise.resolve(Response.json(answer(inForce)));
    if (!reachable) return Promise.reject(new TypeError("the page was left"));
    if (refuses) return Promise.resolve(Response.json({ title: "Not yours", type: "x", status: 403 }, { status: 403 }));
    inForce = (JSON.parse(request.body as string) as { mode: string }).mode;
    return Promise.resolve(Response.json(answer(inForce)));
  });
  rememberSession(answer("developer") as Parameters<typeof rememberSession>[0]);
});

afterEach(() => {
  forgetSession();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test("a mode chosen just before the page is left is in force on the next one", async () => {
  reachable = false;
  await expect(switchMode("expert")).rejects.toThrow();
  reachable = true;

  await restoreSession();

  expect(useSession.getState().user?.mode).toBe("expert");
});

test("a mode that the server knows is not asked for again", async () => {
  await switchMode("expert");
  asked = [];

  await restoreSession();

  expect(asked).toEqual(["/api/auth/refresh"]);
});

test("a mode that the server refused is not asked for again", async () => {
  refuses = true;
  await expect(switchMode("expert")).rejects.toThrow("Not yours");
  asked = [];

  await restoreSession();

  expect(asked).toEqual(["/api/auth/refresh"]);
  expect(useSession.getState().user?.mode).toBe("developer");
});

test("what somebody chose does not concern who signs in after them", async () => {
  reachable = false;
  await expect(switchMode("expert")).rejects.toThrow();
  await signOut();
  reachable = true;
  rememberSession(answer("developer") as Parameters<typeof rememberSession>[0]);

  await restoreSession();

  expect(useSession.getState().user?.mode).toBe("developer");
});
