import { afterEach, expect, test, vi } from "vitest";
import { whenIdle } from "./when-idle";

afterEach(() => vi.unstubAllGlobals());

test("it happens when the browser has nothing else to do", () => {
  const act = vi.fn();
  let idle = () => {};
  vi.stubGlobal("requestIdleCallback", (called: () => void) => {
    idle = called;
    return 1;
  });

  whenIdle(act);

  expect(act).not.toHaveBeenCalled();
  idle();
  expect(act).toHaveBeenCalledOnce();
});

test("it can be taken back", () => {
  const cancelled = vi.fn();
  vi.stubGlobal("requestIdleCallback", () => 7);
  vi.stubGlobal("cancelIdleCallback", cancelled);

  whenIdle(() => {})();

  expect(cancelled).toHaveBeenCalledWith(7);
});
