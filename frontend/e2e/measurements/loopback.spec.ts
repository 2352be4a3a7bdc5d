import { loadavg } from "node:os";
import type { Browser } from "@playwright/test";
import { expect, test, type Page } from "../fixtures";
import { median, pagesOfAVisitor, runs, wanted } from "./pages";

const SLOWER = 4;
/** A phone's network, really slowed down, where Lighthouse by itself only estimates one: what its `devtools` throttling asks of the browser. NETWORK=phone asks for it. */
const PHONE = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_480 };
const onPhone = process.env["NETWORK"] === "phone";
const QUIET_MS = onPhone ? 3_000 : 1_000;
/** A busy machine is never quiet. */
const LONGEST_WAIT_MS = onPhone ? 20_000 : 6_000;

interface Figures {
  lcp: number;
  lcpElement: string;
  cls: number;
  longest: number;
}

/** What is done on a page once it is there: a name and the hands. Each goes from what the one before it left. */
type Interaction = readonly [name: string, act: (page: Page) => Promise<void>];

const palette: Interaction = [
  "open the palette",
  async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("What do you want to do or find?").pressSequentially("learn", { delay: 60 });
    await page.keyboard.press("Escape");
  },
];

const interactions: Readonly<Record<string, readonly Interaction[]>> = {
  home: [palette],
  playground: [
    ["type in the editor", async (page) => {
      await page.mouse.move(300, 300);
      await page.locator(".monaco-editor .view-lines").click();
      await page.keyboard.type("# a note", { delay: 60 });
    }],
    ["switch to the prompt and back", async (page) => {
      await page.getByRole("tab", { name: "Prompt" }).click();
      await page.getByRole("tab", { name: "Recipe" }).click();
    }],
    ["press Run", async (page) => {
      await page.getByRole("button", { name: /^Run/ }).click();
      await expect(page.getByText("Completed").first()).toBeVisible();
    }],
  ],
  gallery: [
    ["type in the search", async (page) => {
      await page.getByLabel("Search the gallery").pressSequentially("meeting", { delay: 60 });
      await expect(page.getByRole("link", { name: /Meeting notes/ }).first()).toBeVisible();
    }],
    ["choose a kind", (page) => page.getByRole("button", { name: "Recipes" }).click()],
  ],
  builder: [
    ["choose a step", (page) => page.getByText("Facts", { exact: true }).click()],
    ["close its form", (page) => page.getByRole("button", { name: "Close", exact: true }).click()],
    ["zoom the canvas", async (page) => {
      await page.getByRole("button", { name: /zoom in/i }).click();
      await page.getByRole("button", { name: /zoom out/i }).click();
    }],
    ["drag the canvas", async (page) => {
      const pane = await page.locator(".react-flow__pane").boundingBox();
      const [x, y] = [(pane?.x ?? 0) + 30, (pane?.y ?? 0) + (pane?.height ?? 0) - 60];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 120, y - 40, { steps: 8 });
      await page.mouse.up();
    }],
    ["switch to the list", (page) => page.getByRole("button", { name: "List" }).click()],
  ],
  run: (["Steps", "Variables", "Events", "Result"] as const).map((tab): Interaction => [`switch to ${tab.toLowerCase()}`, (page) => page.getByRole("tab", { name: tab }).click()]),
};

test("what a visitor waits for on each page when the processor is four times slower", async ({ page, chrome }) => {
  test.setTimeout(3_600_000);
  page.setDefaultTimeout(60_000);
  const pages = wanted(await pagesOfAVisitor(page, "loopback"));
  const site = new URL(page.url()).origin;
  let state = await page.context().storageState();
  await page.close();
  for (const { name, path } of pages) {
    const figures: Figures[] = [];
    const delays = new Map<string, number[]>();
    for (let run = 0; run < runs; run += 1) {
      const visit = await visitAfresh(chrome, state);
      await visit.goto(`${site}${path}`);
      await quiet(visit);
      figures.push(await visit.evaluate(() => ({ ...(window as unknown as { figures: Figures }).figures })));
      for (const [what, act] of interactions[name] ?? []) {
        await visit.evaluate(() => ((window as unknown as { figures: Figures }).figures.longest = 0));
        await act(visit);
        await quiet(visit);
        delays.set(what, [...(delays.get(what) ?? []), await visit.evaluate(() => (window as unknown as { figures: Figures }).figures.longest)]);
      }
      state = await visit.context().storageState();
      await visit.context().close();
    }
    const of = (key: "lcp" | "cls") => figures.map((each) => each[key]);
    const inp = [...delays].map(([what, values]) => `${what} ${median(values)} (to ${Math.max(...values)}) ms`);
    console.log(
      `${name}: LCP ${(median(of("lcp")) / 1_000).toFixed(2)} s (to ${(Math.max(...of("lcp")) / 1_000).toFixed(2)} s) of ${figures[0]?.lcpElement ?? "nothing"}, ` +
        `CLS ${median(of("cls")).toFixed(3)}${inp.length === 0 ? "" : `; ${inp.join(", ")}`}; load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
  }
});

/** A page with nothing cached, on a slow processor, that keeps its own figures. */
async function visitAfresh(chrome: Browser, storageState: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>): Promise<Page> {
  const context = await chrome.newContext({ storageState, viewport: onPhone ? { width: 412, height: 823 } : { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  if (onPhone) await session.send("Network.emulateNetworkConditions", PHONE);
  await page.addInitScript(() => {
    const figures: Figures = { lcp: 0, lcpElement: "nothing", cls: 0, longest: 0 };
    Object.assign(window, { figures });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { element: Element | null })[]) {
        figures.lcp = entry.startTime;
        figures.lcpElement = `<${entry.element?.tagName.toLowerCase() ?? "?"}> ${entry.element?.textContent?.trim().slice(0, 40) ?? ""}`;
      }
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) figures.cls += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) if (entry.interactionId > 0) figures.longest = Math.max(figures.longest, entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  return page;
}

/** Until the page has asked for nothing and worked on nothing long for a while. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.evaluate(
    ([rest, longest]) =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, longest);
        let timer = setTimeout(resolve, rest);
        new PerformanceObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, rest);
        }).observe({ entryTypes: ["longtask", "resource"] });
      }),
    [QUIET_MS, LONGEST_WAIT_MS] as const,
  );
}
