import { expect, test } from "../fixtures";
import { longRun } from "../long-run";
import { PlayedStream } from "../played-stream";
import { linesOf } from "../reading";

const EVENTS = 10_000;
const IN_ONE_MESSAGE = 250;

test("a run of 10 000 events, some told twice, can be read from end to end with each there once", async ({ page }) => {
  test.setTimeout(180_000);
  const events = longRun(EVENTS);
  const stream = await PlayedStream.open(page);
  for (let at = 0; at < events.length; at += IN_ONE_MESSAGE) await stream.send(events.slice(Math.max(0, at - 40), at + IN_ONE_MESSAGE));
  const run = page.getByRole("main");
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });

  await run.getByRole("tab", { name: /Events/ }).click();
  await expect(run.getByRole("tab", { name: /Events/ })).toContainText(String(EVENTS));
  const listed = await linesOf(run.getByRole("region", { name: "Events" }));
  expect(listed.map((line) => line.slice(0, 12))).toEqual(events.map(({ timestamp }) => timestamp.slice(11, 23)));

  await run.getByRole("tab", { name: /Steps/ }).click();
  const lines = await linesOf(run.getByRole("region", { name: "Progress" }));
  const steps = lines.flatMap((line) => /(?:^|\n)(Step \d+|Last)(?:\n|$)/.exec(line)?.[1] ?? []);
  expect(steps).toEqual([...Array.from({ length: 100 }, (_, index) => `Step ${index + 1}`), "Last"]);
  expect(lines.filter((line) => line.includes("grep")).length).toBeGreaterThan(300);
});
