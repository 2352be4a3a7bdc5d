import { lessons } from "../../src/features/learn/lessons";
import { confirmSignIn, expect, signInAs, test } from "../fixtures";

const OWN_TEXT = "The ferry to Heidenau stops at nine because its rope is being replaced.";

test("each lesson's examples run to their end inside the lesson", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto("/learn/");
  await signInAs(page, "learner");
  for (const { slug, title } of lessons) {
    await test.step(title, async () => {
      await page.goto(`/learn/${slug}/`);
      const buttons = page.getByRole("button", { name: "Run", exact: true });
      await expect(buttons.first()).toBeVisible();
      for (let example = 0; example < (await buttons.count()); example++) {
        await buttons.nth(example).click();
        const run = page.getByRole("region", { name: /^Run of / }).nth(example);
        if (slug === "approvals") await run.getByRole("button", { name: "Approve" }).click();
        await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
      }
    });
  }
});

test("a visitor changes an example before signing in and finds it again afterwards", async ({ page }) => {
  await page.goto("/learn/first-prompt/");
  await page.getByRole("textbox", { name: "Ask something" }).fill(`Summarise this.\n<text>\n${OWN_TEXT}\n</text>`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await confirmSignIn(page, "curious");
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(run.getByText(/Heidenau/).first()).toBeVisible();
});

test("lessons are found by their words, and words and fields are explained", async ({ page }) => {
  await page.goto("/learn/");
  const search = page.getByRole("searchbox", { name: "Search the lessons" });
  await search.fill("collect");
  await expect(page.getByRole("link", { name: /Loops/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Webhooks/ }).and(page.locator("li *"))).toHaveCount(0);
  await search.fill("no lesson says this");
  await expect(page.getByText("No lesson has that word")).toBeVisible();
  await expect(page.getByText("The place between two stages where a person approves or denies.")).toBeVisible();
  await page.goto("/learn/reference/");
  for (const field of ["while_condition", "on_error", "max_attempts", "max_total_steps"]) {
    await expect(page.getByText(field, { exact: true }).first()).toBeVisible();
  }
});
