import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadPart } from "./load-part";
import { useToasts } from "./toast";

const missing = () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });
const said = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.useRealTimers());

test("a part that is there comes at once, and nothing is said", async () => {
  expect(await loadPart(async () => "part")).toBe("part");
  expect(said()).toEqual([]);
});

test("a part that could not be had comes when the network is back, before the pause is over", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(missing()).mockResolvedValue("part");
  const loaded = loadPart(load);
  await vi.advanceTimersByTimeAsync(0);
  expect(load).toHaveBeenCalledTimes(1);
  dispatchEvent(new Event("online"));
  expect(await loaded).toBe("part");
  expect(said()).toEqual([expect.stringContaining("not loaded yet")]);
});

test("without word of the network it is tried again after a pause", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(missing()).mockRejectedValueOnce(missing()).mockResolvedValue("part");
  const loaded = loadPart(load);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await loaded).toBe("part");
});

test("several that are missing at once are spoken of once", async () => {
  const load = () => vi.fn<() => Promise<string>>().mockRejectedValueOnce(missing()).mockResolvedValue("part");
  const loaded = Promise.all([loadPart(load()), loadPart(load())]);
  await vi.advanceTimersByTimeAsync(0);
  expect(said()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_000);
  await loaded;
});

test("who asks again while it is awaited waits with the others", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(missing()).mockResolvedValue("part");
  const loaded = Promise.all(Array.from({ length: 50 }, () => loadPart(load, { quietly: true })));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await loaded).toEqual(Array(50).fill("part"));
  expect(load).toHaveBeenCalledTimes(2);
});

test("who is online and does not get it is offered to load the page anew", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(missing());
  const loaded = loadPart(load);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(useToasts.getState().toasts.at(-1)?.action?.label).toBe("Load anew");
  load.mockResolvedValue("part");
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await loaded).toBe("part");
});

test("what is loaded ahead is not spoken of", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(missing()).mockResolvedValue("part");
  const loaded = loadPart(load, { quietly: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await loaded).toBe("part");
  expect(said()).toEqual([]);
});

test("a part that is broken in itself fails at once", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError("broken"));
  await expect(loadPart(load)).rejects.toThrow("broken");
  expect(load).toHaveBeenCalledTimes(1);
});
