import { expect, expectAccessible, openRecipe, signInAs, test, type Page } from "../fixtures";
import { twoSteps } from "../recipes";

const history = (page: Page) => page.getByRole("dialog", { name: "History" });
test.describe.configure({ timeout: 120_000 });

const open = (page: Page) => page.getByRole("button", { name: "History", exact: true }).click();

test("a version is kept of what was run, shows what changed since, and comes back in one step", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "historian");
  await openRecipe(page, twoSteps);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("button", { name: "The recipe as it was run" })).toBeVisible();

  const editor = page.locator(".monaco-editor .view-lines");
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# a thought");
  await open(page);
  const dialog = history(page);
  await expect(dialog.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(1);
  await expect(dialog.getByRole("listitem").first()).toContainText("Run started");
  await expect(dialog.getByRole("listitem").first()).toContainText("2 steps");
  await expect(dialog.getByRole("region", { name: "Difference of the versions" })).toContainText("# a thought");
  await expect(dialog.getByText("1 line added, 1 removed", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog).toBeHidden();
  await expect(editor).not.toContainText("# a thought");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(editor).toContainText("# a thought");
  await editor.click();
  await page.keyboard.press("Control+z");
  await expect(editor).not.toContainText("# a thought");

  await page.getByRole("button", { name: "The recipe as it was run" }).click();
  await expect(dialog.getByRole("link").first()).toHaveAttribute("href", /\/run\/\?id=/);
});

test("versions outlive a reload, can be named, compared, deleted, and go along with the workspace's file", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await expect(page.getByText("Facts", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "While", exact: true }).click();
  const dialog = history(page);
  await expect(async () => {
    await page.keyboard.press("Escape");
    await open(page);
    await expect(dialog.getByRole("listitem")).toHaveCount(2, { timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
  await expect(dialog.getByRole("listitem").first()).toContainText("Larger change by hand");
  await dialog.getByRole("button", { name: /Before a change/ }).click();
  await dialog.getByRole("button", { name: "Name", exact: true }).click();
  await dialog.getByLabel("Name of the version").fill("with two steps");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("listitem").last()).toContainText("with two steps");
  await dialog.getByLabel("from here to").selectOption({ index: 1 });
  await expect(dialog.getByText(/lines added/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Side by side" }).click();
  await expect(dialog.locator(".monaco-diff-editor")).toBeVisible();
  await expect(dialog.locator(".editor.modified .view-lines")).toContainText("while_condition");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Unified" }).click();

  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Redo" })).toBeDisabled();
  await page.getByRole("main").getByRole("button", { name: "Undo" }).click();
  await page.reload();
  await open(page);
  await expect(dialog.getByRole("listitem").filter({ hasText: "with two steps" })).toHaveCount(1);

  await page.goto("/settings/");
  await expect(page.getByText(/^2 versions of/)).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = await (await saved).path();
  await page.getByRole("button", { name: "Forget everything" }).click();
  await page.getByRole("button", { name: "Really forget everything?" }).click();
  await expect(page.getByText(/^0 versions/)).toBeVisible();
  await page.getByLabel("Workspace file").setInputFiles(file);
  await expect(page.getByText(/^2 versions of/)).toBeVisible();

  await page.goto("/playground/");
  await open(page);
  await dialog.getByRole("button", { name: "All recipes" }).click();
  await dialog.getByRole("button", { name: "Delete all", exact: true }).click();
  await dialog.getByRole("button", { name: "Really delete all 2?" }).click();
  await expect(dialog.getByText("No versions yet")).toBeVisible();
});

test("the history works by keyboard alone and on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await openRecipe(page, twoSteps);
  await page.goto("/playground/?gallery=meeting-notes");
  await expect(page.getByText(/is in the editor/)).toBeVisible();
  await page.getByRole("button", { name: "History", exact: true }).focus();
  await page.keyboard.press("Enter");
  const dialog = history(page);
  await dialog.getByRole("button", { name: "All recipes" }).focus();
  await page.keyboard.press("Enter");
  const versions = dialog.getByRole("list", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await versions.getByRole("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(versions.getByRole("button").last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: /Before a change/ })).toBeFocused();
  await expect(versions).toBeHidden();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Back to the versions" }).focus();
  await page.keyboard.press("Enter");
  await expect(versions).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a browser that refuses its database keeps versions until the page is left, and says so", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: { open: () => { throw new DOMException("refused", "SecurityError"); } } });
  });
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await open(page);
  await expect(history(page).getByText(/This browser refuses storage/)).toBeVisible();
  await expect(history(page).getByRole("listitem")).toHaveCount(1);
});

test("a skill has versions too", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "skilled");
  await page.getByLabel("Mode").selectOption("expert");
  await page.goto("/skills/");
  await expect(page.getByLabel("SKILL.md")).toContainText("plain-words");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Zip" }).click();
  await saved;
  await page.getByLabel("Instructions").fill("Say it in one word.");
  await open(page);
  await expect(history(page).getByRole("listitem")).toHaveCount(1);
  await history(page).getByRole("button", { name: "Restore" }).click();
  await expect(page.getByLabel("Instructions")).toHaveValue(/^# Plain words/);
});
