import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { longRun } from "../long-run";
import { PlayedStream } from "../played-stream";

const EVENTS = 10_000;
const IN_ONE_MESSAGE = 25;
/** 1 000 events a second: twenty times what the server lets through to one browser. */
const BETWEEN_MESSAGES_MS = 25;
/** 50 events a second. */
const SERVER_PACE_MS = 20;

/** Milliseconds between frames, as the page itself saw them. */
async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let before = performance.now();
    const look = (now: number) => {
      frames.push(now - before);
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { frames });
  });
  return () => page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(1));
}

function report(what: string, frames: readonly number[]): void {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  const late = frames.filter((frame) => frame > 50).length;
  console.log(`${what}: ${frames.length} frames, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, over 50 ms: ${late}`);
}

test("frame times while a run of 10 000 events arrives", async ({ page }) => {
  test.setTimeout(180_000);
  const events = longRun(EVENTS);
  const stream = await PlayedStream.open(page);
  await stream.send(events.slice(0, IN_ONE_MESSAGE));
  await expect(page.getByRole("list", { name: "Steps" })).toContainText("Word");
  const frames = await watchFrames(page);
  const begin = Date.now();
  for (let at = IN_ONE_MESSAGE; at < events.length; at += IN_ONE_MESSAGE) {
    await stream.send(events.slice(at, at + IN_ONE_MESSAGE));
    const due = begin + (at / IN_ONE_MESSAGE) * BETWEEN_MESSAGES_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  }
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 60_000 });
  report(`arriving over ${((Date.now() - begin) / 1000).toFixed(1)} s`, await frames());
});

test("frame times while the last 500 of 10 000 events arrive as fast as the server lets them through", async ({ page }) => {
  test.setTimeout(180_000);
  const events = longRun(EVENTS);
  const stream = await PlayedStream.open(page);
  await stream.send(events.slice(0, EVENTS - 500));
  await expect(page.getByRole("tab", { name: /Events/ })).toContainText(String(EVENTS - 500));
  const frames = await watchFrames(page);
  const begin = Date.now();
  for (let at = EVENTS - 500; at < EVENTS; at += 1) {
    await stream.send(events.slice(at, at + 1));
    const due = begin + (at - EVENTS + 501) * SERVER_PACE_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  }
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 60_000 });
  report("arriving at 50 a second", await frames());
});

test("frame times while a finished run of 10 000 events is read", async ({ page }) => {
  test.setTimeout(180_000);
  const events = longRun(EVENTS);
  const stream = await PlayedStream.open(page);
  const opening = await watchFrames(page);
  await stream.send(events);
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 60_000 });
  report("arriving in one message", await opening());
  for (const [tab, region] of [
    [/Steps/, "Progress"],
    [/Events/, "Events"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    const scroller = page.getByRole("region", { name: region });
    await expect(scroller).toBeVisible();
    const frames = await watchFrames(page);
    await scroller.evaluate(async (element) => {
      element.scrollTop = 0;
      for (let frame = 0; frame < 300; frame += 1) {
        element.scrollTop += 120;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    report(`scrolling through ${region.toLowerCase()}`, await frames());
  }
});
