import { expect, openRecipe, test } from "../fixtures";

test.use({ provoked: /ERR_INTERNET_DISCONNECTED/ });

test("what is opened while offline comes when the network is back, and the page stays", async ({ page }) => {
  await openRecipe(page, "name: half-done\nsteps: 5\n");
  await expect(page.getByRole("button", { name: /errors/ })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();

  await page.getByRole("button", { name: "Own key" }).click();
  await expect(page.getByText("This part of the page is not loaded yet.")).toBeVisible();
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("name: half-done");
  await page.getByRole("banner").getByRole("link", { name: "Learn" }).click();
  await expect(page.getByText("this one stays as it is")).toBeVisible();
  await expect(page).toHaveURL(/\/playground\/$/);

  await page.context().setOffline(false);
  await expect(page.getByRole("dialog", { name: "A key of your own" })).toBeVisible();
});
