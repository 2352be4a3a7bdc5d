import { afterEach, expect, test, vi } from "vitest";
import { isSignedIn, useSession } from "./session";

const user = { id: "1", login: "ana", mode: "developer", ceiling: "expert" } as const;

afterEach(() => {
  useSession.setState({ status: "unknown", user: null, token: null, expiresAt: 0 });
  vi.useRealTimers();
});

test("a page that still asks who is there is waited for, and then somebody is signed in", async () => {
  const answer = isSignedIn();

  useSession.setState({ status: "signed-in", user, token: "t", expiresAt: 1 });

  await expect(answer).resolves.toBe(true);
});

test("a page that learns that nobody is there says so", async () => {
  const answer = isSignedIn();

  useSession.setState({ status: "signed-out", user: null, token: null, expiresAt: 0 });

  await expect(answer).resolves.toBe(false);
});

test("what is known is answered at once", async () => {
  useSession.setState({ status: "signed-in", user, token: "t", expiresAt: 1 });

  await expect(isSignedIn()).resolves.toBe(true);
});

test("nobody is signed in when the page never learns it", async () => {
  vi.useFakeTimers();
  const answer = isSignedIn(1_000);

  vi.advanceTimersByTime(1_000);

  await expect(answer).resolves.toBe(false);
});
