import { expect, openRecipe, signInAs, test, type Page } from "../fixtures";
import { failing, guarded, long, twoSteps, withEdit } from "../recipes";
import { atEachSize } from "./shoot";

// The browser logs each request that fails, as some of these must.
test.use({ provoked: /ERR_FAILED|ERR_INTERNET_DISCONNECTED/ });

const ended = (page: Page, word: string) => expect(page.getByText(word, { exact: true }).first()).toBeVisible({ timeout: 40_000 });
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).first().click();

atEachSize("states of a run", async (page, shoot, person) => {
  await page.goto("/");
  await signInAs(page, person);

  await openRecipe(page, long);
  await press(page, "Run");
  await expect(page.getByText(/Iteration/).first()).toBeVisible({ timeout: 30_000 });
  await shoot("run-running");
  await press(page, "Pause");
  await expect(page.getByRole("region", { name: "Paused" })).toBeVisible({ timeout: 30_000 });
  await shoot("run-paused");
  await press(page, "Resume");
  await press(page, "Stop now");
  await ended(page, "Cancelled");
  await shoot("run-cancelled");

  await openRecipe(page, failing);
  await press(page, "Run");
  await ended(page, "Failed");
  await shoot("run-failed");

  await openRecipe(page, withEdit);
  await press(page, "Run");
  const run = page.getByRole("region", { name: "Run", exact: true });
  await run.getByText("Change a variable before going on").click({ timeout: 30_000 });
  await run.getByLabel("Variable", { exact: true }).fill("place");
  await run.getByLabel("New value of place").fill("Bruges");
  await shoot("run-edit-at-gate");
  await press(page, "Approve");
  await ended(page, "Completed");
  await run.getByRole("tab", { name: /Variables/ }).click();
  await run.getByLabel("Variables after").selectOption({ label: "2. After Plan" });
  await run.getByRole("button", { name: "Compare with before" }).click();
  await shoot("run-variable-changed");

  await page.evaluate((bundle) => {
    localStorage.setItem("amplifier.draft", JSON.stringify({ source: "prompt", prompt: "Please write a file", bundle }));
  }, guarded);
  await page.goto("/playground/");
  await press(page, "Run");
  await expect(page.getByRole("region", { name: "Question", exact: true })).toBeVisible({ timeout: 40_000 });
  await shoot("run-question");
  await press(page, "Deny");

  for (let runs = 0; runs < 2; runs++) {
    await openRecipe(page, twoSteps.replace("bicycles", runs === 0 ? "bicycles" : "boats"));
    await press(page, "Run");
    await ended(page, "Completed");
  }
  await page.goto("/compare/");
  await expect(page.getByText(/boats/).first()).toBeVisible();
  await shoot("compare");
  await page.goto("/run/?id=00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await shoot("run-gone");
});

atEachSize("states of the pages", async (page, shoot, person) => {
  await page.goto("/gallery/?q=zeppelin");
  await expect(page.getByText(/Nothing/).first()).toBeVisible();
  await shoot("gallery-nothing");
  await page.route("**/api/gallery?*", (route) => route.abort());
  await page.goto("/gallery/");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await shoot("gallery-error");
  await page.unroute("**/api/gallery?*");
  await page.goto("/webhooks/");
  await shoot("webhooks-signed-out");
  await page.goto("/compare/");
  await shoot("compare-empty");
  await page.goto("/playground/?share=damaged#r=damaged");
  await shoot("share-damaged");
  await page.goto("/builder/");
  await shoot("builder-starter");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("What do you want to do or find?").fill("summ");
  await shoot("command-palette");
  await page.keyboard.press("Escape");

  await page.goto("/");
  await signInAs(page, person);
  await openRecipe(page, twoSteps.replace("prompt: List", "promt: List"));
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
  await shoot("editor-mistake");
  await press(page, /^Run/);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await shoot("run-refused");
  await openRecipe(page, twoSteps);
  await page.route("**/api/execute", (route) =>
    route.fulfill({
      status: 429,
      headers: { "Retry-After": "1800" },
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "/api/docs#problem-over-quota", title: "The quota is used up", status: 429, detail: "20 of 20 runs of this hour are used. Wait, or bring a key of your own." }),
    }),
  );
  await press(page, /^Run/);
  await expect(page.getByText(/Try again in/).first()).toBeVisible();
  await shoot("over-quota");
  await page.unroute("**/api/execute");
  await page.context().setOffline(true);
  await expect(page.getByText(/You are offline/).first()).toBeVisible();
  await shoot("offline");
  await page.context().setOffline(false);
  await press(page, "Own key");
  await expect(page.getByLabel("Key", { exact: true })).toBeVisible();
  await shoot("own-key");

  await page.goto("/");
  await page.getByLabel("Mode").selectOption("expert");
  await page.goto("/skills/");
  await expect(page.getByLabel("SKILL.md")).toContainText("plain-words");
  await shoot("skills");
});
