import { expect, expectAccessible, test } from "../fixtures";

const pages = ["/", "/playground/", "/gallery/", "/gallery/item/?id=plan-migration", "/gallery/recipe/plan-migration/", "/builder/", "/learn/", "/learn/loops/", "/learn/reference/", "/webhooks/", "/skills/", "/settings/", "/nowhere/"];

for (const scheme of ["light", "dark"] as const) {
  for (const path of pages) {
    test(`${path} can be used by everyone, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      await expect(page.locator("main .skeleton")).toHaveCount(0);
      await expectAccessible(page);
    });
  }
}
