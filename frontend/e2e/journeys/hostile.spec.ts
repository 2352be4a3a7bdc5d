import type { Page } from "@playwright/test";
import { expect, openRecipe, signInAs, test } from "../fixtures";
import { shareLink } from "../../src/lib/share-link";

const HOSTILE = `<img src=x onerror="window.broken=1"><script>window.broken=1</script>`;

const hostileRecipe = `name: ${JSON.stringify(HOSTILE)}
description: ${JSON.stringify(HOSTILE)}
version: 1.0.0
context:
  ${JSON.stringify(HOSTILE)}: ${JSON.stringify(HOSTILE)}
steps:
  - id: ${JSON.stringify(HOSTILE)}
    agent: ${JSON.stringify(HOSTILE)}
    prompt: ${JSON.stringify(HOSTILE)}
    output: ${JSON.stringify(HOSTILE)}
`;

const hostileFailure = `name: hostile-failure
description: A recipe for a test.
version: 1.0.0
steps:
  - id: speak
    type: bash
    command: |
      printf '%s' '${HOSTILE}'
    output: words
  - id: fail
    type: bash
    command: |
      printf '%s' '${HOSTILE}' >&2; exit 3
    output: nothing
`;

/** Nothing of the hostile text came to life: no element of it stands in the page, and no script of it ran. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
}

test("a hostile recipe in a share link is shown as text on the playground and on the canvas", async ({ page }) => {
  await page.goto(shareLink("/playground/", hostileRecipe) ?? "");
  await expect(page.getByText(/1 step/).first()).toContainText("<img");
  await expectHarmless(page);
  await page.goto("/builder/");
  await expect(page.locator("button[data-key]").filter({ hasText: "<script>" })).not.toHaveCount(0);
  await expectHarmless(page);
});

test("a share link that is damaged is refused in words", async ({ page }) => {
  await page.goto(`/playground/#r=${encodeURIComponent(HOSTILE)}`);
  await expect(page.getByText("This link is damaged")).toBeVisible();
  await expectHarmless(page);
});

test("the server's findings about a hostile recipe are shown as text", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "hostile-names");
  await openRecipe(page, hostileRecipe);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible({ timeout: 30_000 });
  await expectHarmless(page);
});

test("what a command prints and how it fails are shown as text, in every view of the run", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "hostile-output");
  await openRecipe(page, hostileFailure);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Failed").first()).toBeVisible({ timeout: 30_000 });
  for (const view of [/Steps/, /Result/, /Variables/, /Events/]) {
    await run.getByRole("tab", { name: view }).click();
    await expectHarmless(page);
  }
  await run.getByRole("tab", { name: /Variables/ }).click();
  await expect(run.getByRole("list", { name: "Variables" })).toContainText(HOSTILE);
});

test("a hostile answer of the sign-in provider is shown as text", async ({ page }) => {
  await page.goto(`/auth/callback/?error_description=${encodeURIComponent(HOSTILE)}`);
  await expect(page.getByRole("alert").filter({ hasText: HOSTILE })).toBeVisible();
  await expectHarmless(page);
});

test.describe("the security policy of the page", () => {
  test.use({ provoked: /Content Security Policy|content security policy/i });

  test("refuses scripts made from text, inline scripts and scripts from elsewhere", async ({ page }) => {
    await page.goto("/");
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
      const inline = document.createElement("script");
      inline.textContent = "window.broken = 1";
      document.head.append(inline);
      const foreign = document.createElement("script");
      foreign.src = "https://example.org/x.js";
      document.head.append(foreign);
      setTimeout("window.broken = 1");
      await new Promise((resolve) => foreign.addEventListener("error", () => setTimeout(resolve)));
      return violations;
    });
    expect(refused.join("\n")).toMatch(/inline/);
    expect(refused.join("\n")).toMatch(/https:\/\/example\.org/);
    expect(refused.join("\n")).toMatch(/eval/);
    expect(await page.evaluate(() => "broken" in window)).toBe(false);
  });
});
