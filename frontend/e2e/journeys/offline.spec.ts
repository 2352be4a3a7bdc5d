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

test("the gallery's search stays while offline, and finds when the network is back", async ({ page }) => {
  await page.goto("/gallery/");
  await page.getByRole("button", { name: "Recipes" }).click();
  await expect(page).toHaveURL(/type=recipe/);
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.getByLabel("Search the gallery").fill("meeting");
  await expect(page).toHaveURL(/meeting/);
  await page.context().setOffline(false);
  await expect(page.getByRole("link", { name: /Meeting notes/ }).first()).toBeVisible();
  await expect(page.getByLabel("Search the gallery")).toHaveValue("meeting");
});
