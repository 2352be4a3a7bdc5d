import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { gzipSync } from "node:zlib";
import { chromium, expect } from "@playwright/test";
import lighthouse, { type Result } from "lighthouse";
import { findBrowser } from "../browser";
import { test } from "../fixtures";
import { median, pagesOfAVisitor, runs, wanted } from "./pages";

const PORT = 9_222 + (process.pid % 1_000);
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

test("what Lighthouse says of each page on a phone, and how much script it loads", async ({ page }) => {
  test.setTimeout(3_600_000);
  const pages = wanted(await pagesOfAVisitor(page, "lighthouse"));
  const { cookies, origins } = await page.context().storageState();
  const site = new URL(page.url()).origin;
  await page.close();

  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launchPersistentContext(test.info().outputPath("profile"), {
    executablePath,
    args: ["--no-sandbox", `--remote-debugging-port=${PORT}`],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    await browser.addCookies(cookies);
    const remembered = await browser.newPage();
    await remembered.goto(`${site}/early.js`);
    await remembered.evaluate((items) => items.forEach(({ name, value }) => localStorage.setItem(name, value)), origins.flatMap(({ localStorage }) => localStorage));
    await remembered.close();
    for (const { name, path } of pages) {
      const reports: Result[] = [];
      for (let run = 0; run < runs; run += 1) {
        const result = await lighthouse(`${site}${path}`, { port: PORT, onlyCategories: [...CATEGORIES], clearStorageTypes: ["cache_storage"], logLevel: "error" });
        const report = result?.lhr;
        if (report === undefined || report.runtimeError !== undefined) throw new Error(`${name}: ${report?.runtimeError?.message ?? "no report"}`);
        reports.push(report);
        writeFileSync(test.info().outputPath(`${name.replaceAll(" ", "-")}-${run}.json`), JSON.stringify(report));
      }
      console.log(`${name}: ${summaryOf(reports)}; script ${await scriptKilobytes(site, path)} KB gzip; load ${(loadavg()[0] ?? 0).toFixed(1)}`);
    }
  } finally {
    await browser.close();
  }
  expect(pages.length).toBeGreaterThan(0);
});

/** The median of each figure, with the lowest and the highest of the performance, and what was not passed. */
function summaryOf(reports: readonly Result[]): string {
  const scores = (category: string) => reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100));
  const figure = (audit: string) => median(reports.map((report) => report.audits[audit]?.numericValue ?? Number.NaN));
  const performance = scores("performance");
  const failed = new Set(
    reports.flatMap((report) => Object.values(report.audits).filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === "binary").map(({ id }) => id)),
  );
  return [
    `performance ${median(performance)} (${Math.min(...performance)} to ${Math.max(...performance)})`,
    `accessibility ${median(scores("accessibility"))}`,
    `best practices ${median(scores("best-practices"))}`,
    `FCP ${(figure("first-contentful-paint") / 1_000).toFixed(1)} s`,
    `LCP ${(figure("largest-contentful-paint") / 1_000).toFixed(1)} s`,
    `speed index ${(figure("speed-index") / 1_000).toFixed(1)} s`,
    `blocked ${figure("total-blocking-time").toFixed(0)} ms`,
    `CLS ${figure("cumulative-layout-shift").toFixed(3)}`,
    ...(failed.size === 0 ? [] : [`not passed: ${[...failed].join(", ")}`]),
  ].join(", ");
}

/** Kilobytes of script that a page names in its HTML, each compressed with gzip. */
async function scriptKilobytes(site: string, path: string): Promise<string> {
  const html = await (await fetch(`${site}${path}`)).text();
  const scripts = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source ?? ""));
  const sizes = await Promise.all([...scripts].map(async (source) => gzipSync(Buffer.from(await (await fetch(new URL(source, site))).arrayBuffer())).length));
  return (sizes.reduce((sum, size) => sum + size, 0) / 1_000).toFixed(0);
}
