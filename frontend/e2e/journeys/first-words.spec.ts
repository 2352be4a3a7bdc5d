import { expect, runToEnd, signInAs, test, type Page } from "../fixtures";
import { twoSteps } from "../recipes";

/** Keeps the page's scripts on their way until what it answers with is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

interface Listed {
  items: { type: string; name: string; title: string; description: string; source: string }[];
}

test("what came with the build can be read before any script is there, and is what the API tells", async ({ page, chrome }) => {
  const { items } = (await (await page.request.get("/api/gallery?limit=100")).json()) as Listed;
  const site = new URL((await page.goto("/gallery/"))?.url() ?? "").origin;
  const reader = await (await chrome.newContext({ javaScriptEnabled: false, baseURL: site })).newPage();
  for (const item of items.filter(({ source, type }) => source === "builtin" && type !== "skill").slice(0, 8)) {
    await reader.goto(`/gallery/${item.type}/${item.name}/`);
    await expect(reader.getByRole("heading", { level: 1, name: item.title })).toBeVisible();
    await expect(reader.getByText(item.description).first()).toBeVisible();
  }
  await reader.goto("/gallery/");
  await expect(reader.getByRole("main").getByRole("link")).toHaveCount(24);
  for (const path of ["/", "/playground/", "/builder/"]) {
    await reader.goto(path);
    await expect(reader.getByRole("textbox", { name: "Recipe" }), path).toHaveValue(/^name: meeting-notes/);
  }
  await reader.context().close();
});

test("a visitor's own draft stands in the editor before the scripts are there, and stays", async ({ page }) => {
  await page.goto("/playground/");
  await page.evaluate(() => localStorage.setItem("amplifier.draft", JSON.stringify({ source: "recipe", recipe: "name: my-own\nsteps: []\n", inputs: {}, galleryId: null })));
  const release = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("textbox", { name: "Recipe" })).toHaveValue(/^name: my-own/);
  release();
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("name: my-own");
});

test("the palette opens for keys that were pressed before the scripts were there", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/learn/", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  release();
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
});

test("the session is asked for before any script is, and only once", async ({ page }) => {
  const asked: string[] = [];
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.addInitScript(() => localStorage.setItem("amplifier.signed-in", "1"));
  await page.route("**/api/auth/refresh", (route) => {
    asked.push(route.request().method());
    return route.fulfill({ json: { token: "played", expires_in: 3600, user: { id: "1", login: "ada", name: "Ada", mode: "developer", ceiling: "expert" } } });
  });
  await page.goto("/learn/");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  expect(asked).toEqual(["POST"]);
  const firstScript = requests.findIndex((path) => path.endsWith(".js"));
  expect(firstScript).toBeGreaterThan(0);
  expect(requests.slice(0, firstScript)).toContain("/api/auth/refresh");
});

test("a page gets its scripts while another tab is busy with the session", async ({ page }) => {
  const other = await page.context().newPage();
  await other.goto("/learn/");
  await other.evaluate(() => {
    void navigator.locks.request("amplifier.refresh", () => new Promise(() => {}));
    localStorage.setItem("amplifier.signed-in", "1");
  });
  await page.goto("/learn/");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
});

test("what a run made can be read before the scripts are there, and stays where it was", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "early-reader");
  const run = await runToEnd(page, twoSteps);
  const release = await holdScripts(page);
  await page.goto(`/run/?id=${run}`, { waitUntil: "commit" });
  const early = page.locator("[data-early='run output']");
  await expect(early).toBeVisible();
  const text = (await early.innerText()).slice(0, 40);
  release();
  await expect(page.getByRole("region", { name: "Result" })).toContainText(text);
  await expect(page.getByRole("tab", { name: "Result", selected: true })).toBeVisible();
  await expect(early).toHaveCount(0);
});

test("a run is asked for as soon as the session is there, whatever scripts are still on their way", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "early-asker");
  const run = await runToEnd(page, twoSteps);
  const release = await holdScripts(page);
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (/\/_next\/.*\.js$/.test(request.url())) scripts.push(request.url());
  });
  const asked = page.waitForRequest(`**/api/executions/${run}`);
  await page.goto(`/run/?id=${run}`, { waitUntil: "commit" });
  await asked;
  expect(new Set(scripts).size).toBeLessThan(6);
  release();
  await expect(page.getByRole("region", { name: "Result" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Result", selected: true })).toBeVisible();
  expect(new Set(scripts).size).toBeGreaterThan(6);
});

test("a run's page has all of its scripts where nobody says whether the session holds", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("amplifier.signed-in", "1"));
  await page.route("**/api/auth/refresh", () => {});
  await page.goto("/run/?id=0b0e0b0e-0000-4000-8000-000000000000");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
});

test("scripts come as the build compressed them", async ({ page }) => {
  const encodings = new Map<string, string | undefined>();
  page.on("response", (response) => {
    if (response.url().includes("/_next/static/chunks/")) encodings.set(response.url(), response.headers()["content-encoding"]);
  });
  await page.goto("/learn/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("load");
  const compressed = [...encodings.values()].filter((encoding) => encoding === "br");
  expect(encodings.size).toBeGreaterThan(5);
  expect(compressed.length).toBeGreaterThan(encodings.size / 2);
});

test("what an item is can be read before the scripts are there", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/gallery/item/?id=plan-migration", { waitUntil: "commit" });
  await expect(page.locator("[data-early='item title']")).toBeVisible();
  await expect(page.locator("[data-early='item description']")).toBeVisible();
  const title = await page.locator("[data-early='item title']").innerText();
  const description = await page.locator("[data-early='item description']").innerText();
  release();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(description, { exact: true })).toBeVisible();
});
