import { AxeBuilder } from "@axe-core/playwright";
import { chromium, expect, test as plain, type Browser, type Page } from "@playwright/test";
import { findBrowser } from "./browser";

interface Fixtures {
  /** Errors that a test provokes and the browser therefore logs. */
  provoked: RegExp | null;
  /** A page on the running system. A test fails if the page logs an error or breaks its security policy. */
  page: Page;
}

interface WorkerFixtures {
  chrome: Browser;
}

const EXPECTED_STATUS = /status of (400|401|404|409|422|429)/;

export const test = plain.extend<Fixtures, WorkerFixtures>({
  chrome: [
    async ({}, use) => {
      const { executablePath, env } = await findBrowser();
      const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], env: { ...(process.env as Record<string, string>), ...env } });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  provoked: [null, { option: true }],
  page: async ({ chrome, provoked }, use, info) => {
    const context = await chrome.newContext({
      baseURL: process.env["BASE_URL"],
      viewport: info.project.use.viewport ?? { width: 1440, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error" && !EXPECTED_STATUS.test(text) && provoked?.test(text) !== true) faults.push(text);
    });
    // Somebody is there: the big editor waits for that. A sign to which nothing else listens; a pointer that moves by itself would spoil what a test drags.
    await page.addInitScript(() => addEventListener("load", () => setInterval(() => dispatchEvent(new Event("focusin")), 200)));
    await use(page);
    await context.close();
    expect(faults, "errors in the page").toEqual([]);
  },
});

export { expect, type Page };

/** Signs in at the local stand-in as a person of that name, from a page that shows the button. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  await confirmSignIn(page, name);
}

/** Answers the local stand-in's question who is there. */
export async function confirmSignIn(page: Page, name: string): Promise<void> {
  await page.locator("#login").fill(name);
  await page.getByRole("button", { name: "Sign in locally" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Puts a recipe into the playground as a share link would. */
export async function openRecipe(page: Page, recipe: string, site = ""): Promise<void> {
  await page.goto(`${site}/playground/`);
  await page.evaluate((text) => {
    localStorage.setItem("amplifier.draft", JSON.stringify({ source: "recipe", recipe: text, inputs: {}, galleryId: null }));
  }, recipe);
  await page.reload();
}

/** Runs a recipe in the playground until the API too says that it has ended, and answers with the run's id. Somebody must be signed in. */
export async function runToEnd(page: Page, recipe: string): Promise<string> {
  await openRecipe(page, recipe);
  const answered = page.waitForResponse("**/api/execute");
  const ended = page.waitForResponse(
    async (response) => /\/api\/executions\/[^/]+$/.test(response.url()) && response.ok() && ((await response.json()) as { status: string }).status === "completed",
    { timeout: 60_000 },
  );
  await page.getByRole("button", { name: /^Run/ }).click();
  const { execution_id: run } = (await (await answered).json()) as { execution_id: string };
  await ended;
  await expect(page.getByText("Completed").first()).toBeVisible();
  return run;
}

/** Puts a prompt and the bundle that answers it into the playground. */
export async function draftPrompt(page: Page, prompt: string, bundle: string): Promise<void> {
  await page.evaluate((draft) => {
    localStorage.setItem("amplifier.draft", JSON.stringify(draft));
  }, { source: "prompt", prompt, bundle });
  await page.goto("/playground/");
}

/** Fails with what axe finds against WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .exclude(".monaco-editor")
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(" | ")}`);
  expect(found).toEqual([]);
}
