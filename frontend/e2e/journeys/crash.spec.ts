import { expect, openRecipe, signInAs, test } from "../fixtures";
import { PlaygroundProcess } from "../playground-process";
import { sentencesOf, slow } from "../recipes";

test.use({ provoked: /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection|status of 50[23]/ });

test("the server is killed in mid-run and started again, and the open tab shows every word once", async ({ page }) => {
  test.setTimeout(180_000);
  const playground = new PlaygroundProcess({ OFFLINE_TOKEN_MILLIS: "25" });
  try {
    const site = await playground.start();
    await page.goto(site);
    await signInAs(page, "survivor");
    await openRecipe(page, slow, site);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const run = page.getByRole("region", { name: "Run", exact: true });
    await run.getByRole("tab", { name: /Steps/ }).click();
    await expect(run.getByText("The town counted 200").first()).toBeVisible({ timeout: 60_000 });

    await playground.kill();
    await playground.start(new URL(site).port);

    await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 90_000 });
    const steps = run.getByRole("list", { name: "Steps" });
    for (const step of [1, 2, 3, 4]) {
      await expect(steps.getByRole("button", { name: new RegExp(`^Step ${step}`) })).toHaveCount(1);
      for (const sentence of sentencesOf(step)) {
        await expect.poll(async () => (await steps.innerText()).split(sentence).length - 1).toBe(1);
      }
    }
  } finally {
    await playground.stop();
  }
});
