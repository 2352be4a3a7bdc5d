import { afterEach, expect, test, vi } from "vitest";
import { whenIdle, whenSomebodyIsThere } from "./when-idle";

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

test("what is for somebody who is there waits for the first sign of them", () => {
  const act = vi.fn();
  vi.stubGlobal("requestIdleCallback", (called: () => void) => (called(), 1));

  whenSomebodyIsThere(act);
  expect(act).not.toHaveBeenCalled();

  dispatchEvent(new Event("pointermove"));
  dispatchEvent(new Event("keydown"));
  expect(act).toHaveBeenCalledOnce();
});

test("what is for somebody who is there can be taken back before they come", () => {
  const act = vi.fn();
  vi.stubGlobal("requestIdleCallback", (called: () => void) => (called(), 1));

  whenSomebodyIsThere(act)();
  dispatchEvent(new Event("pointermove"));

  expect(act).not.toHaveBeenCalled();
});
