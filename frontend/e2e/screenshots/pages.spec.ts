import { expect, openRecipe, signInAs, test } from "../fixtures";
import { starterRecipe } from "../../src/lib/recipe/starter";

const FOLDER = "../docs/screenshots";
const widths = [390, 820, 1440];

for (const scheme of ["light", "dark"] as const) {
  for (const width of widths) {
    test(`pages at ${width} px, ${scheme}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const shoot = async (name: string, fullPage = false) => {
        await expect(page.locator("main .skeleton")).toHaveCount(0);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png`, fullPage, animations: "disabled" });
      };
      await page.goto("/");
      await shoot("home", true);
      await page.goto("/gallery/");
      await shoot("gallery");
      await page.goto("/gallery/item/?id=plan-migration");
      await shoot("gallery-item");
      await page.goto("/builder/?gallery=plan-migration");
      await expect(page.getByText("Write runbook").first()).toBeVisible();
      await shoot("builder");
      await page.goto("/learn/");
      await shoot("learn");
      await page.goto("/");
      await signInAs(page, `viewer-${width}-${scheme}`);
      await openRecipe(page, starterRecipe);
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
      await page.getByRole("tab", { name: /Steps/ }).click();
      await shoot("run");
      await page.goto("/playground/?gallery=plan-migration");
      await expect(page.getByLabel("System", { exact: true })).not.toBeEmpty();
      await page.getByRole("button", { name: /^Run/ }).first().click();
      await expect(page.getByRole("button", { name: "Approve" })).toBeVisible({ timeout: 40_000 });
      await shoot("approval");
    });
  }
}
