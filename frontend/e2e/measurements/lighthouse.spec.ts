import { gzipSync } from "node:zlib";
import { chromium, expect } from "@playwright/test";
import lighthouse from "lighthouse";
import { findBrowser } from "../browser";
import { openRecipe, signInAs, test } from "../fixtures";
import { twoSteps } from "../recipes";

const PORT = 9_222 + (process.pid % 1_000);
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

test("what Lighthouse says of each page on a phone, and how much script it loads", async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto("/");
  await signInAs(page, "lighthouse");
  await openRecipe(page, twoSteps);
  const answered = page.waitForResponse("**/api/execute");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const { execution_id: run } = (await (await answered).json()) as { execution_id: string };
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 60_000 });
  const cookies = await page.context().cookies();
  const site = new URL(page.url()).origin;

  const { executablePath, env } = await findBrowser();
  const profile = test.info().outputPath("profile");
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ["--no-sandbox", `--remote-debugging-port=${PORT}`],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    await browser.addCookies(cookies);
    const remembered = await browser.newPage();
    await remembered.goto(site);
    await remembered.evaluate(() => localStorage.setItem("amplifier.signed-in", "1"));
    await remembered.close();
    for (const [name, path] of [
      ["home", "/"],
      ["gallery", "/gallery/"],
      ["recipe", "/gallery/item/?id=plan-migration"],
      ["run", `/run/?id=${run}`],
      ["learn", "/learn/"],
    ] as const) {
      const result = await lighthouse(`${site}${path}`, { port: PORT, onlyCategories: [...CATEGORIES], disableStorageReset: true, logLevel: "error" });
      const report = result?.lhr;
      expect(report?.runtimeError, name).toBeUndefined();
      const scores = CATEGORIES.map((category) => `${category} ${Math.round((report?.categories[category]?.score ?? 0) * 100)}`);
      const audit = (id: string) => report?.audits[id]?.displayValue ?? "none";
      const below = Object.values(report?.audits ?? {}).filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === "binary");
      console.log(
        `${name}: ${scores.join(", ")}; LCP ${audit("largest-contentful-paint")}, CLS ${audit("cumulative-layout-shift")}, blocked ${audit("total-blocking-time")}; ` +
          `script ${await scriptKilobytes(site, path)} KB gzip${below.length === 0 ? "" : `; not passed: ${below.map(({ id }) => id).join(", ")}`}`,
      );
    }
  } finally {
    await browser.close();
  }
});

/** Kilobytes of script that a page names in its HTML, each compressed with gzip. */
async function scriptKilobytes(site: string, path: string): Promise<string> {
  const html = await (await fetch(`${site}${path}`)).text();
  const scripts = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes("noModule")).map(([, source]) => source ?? ""));
  const sizes = await Promise.all([...scripts].map(async (source) => gzipSync(Buffer.from(await (await fetch(new URL(source, site))).arrayBuffer())).length));
  return (sizes.reduce((sum, size) => sum + size, 0) / 1_000).toFixed(0);
}
