import { confirmSignIn, expect, openRecipe, signInAs, test } from "../fixtures";
import { twoSteps, withBody } from "../recipes";

test("an edit on the canvas changes the text, comments stay, and undo brings it back", async ({ page }) => {
  await openRecipe(page, twoSteps.replace("output: facts\n", "output: facts # kept\n"));
  await page.goto("/builder/");
  await page.getByText("Facts", { exact: true }).click();
  const output = page.getByLabel("Output", { exact: true });
  await expect(output).toHaveValue("facts");
  await output.fill("findings");
  await output.press("Enter");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.locator(".view-lines")).toContainText("output: findings # kept");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".view-lines")).toContainText("output: facts # kept");
});

test("a step is put in on an edge of the canvas, and the keys take it from there", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await page.getByRole("button", { name: "Add a step after Facts" }).click();
  await page.getByRole("menuitem", { name: "Command" }).press("Enter");
  const command = page.getByRole("button", { name: /^Command: Command, step 2 of 3/ });
  await expect(command).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByRole("button", { name: /^Command: Command, step 3 of 3/ })).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: /^Agent: Write, step 2 of 2/ })).toBeFocused();
  await expect(page.getByText("Removed “command”.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Id", { exact: true })).toHaveValue("write");
});

test("a card is dragged into another stage with its comment, and Escape leaves it where it was", async ({ page }) => {
  await openRecipe(page, withBody);
  await page.goto("/builder/");
  const look = page.getByRole("button", { name: /^Agent: Look/ });
  const body = page.getByRole("button", { name: /^Group: Each, each of \{\{items\}\}/ });
  await expect(body).toBeVisible();
  await expect(page.locator(".view-lines")).toBeVisible();
  const drag = async () => {
    await look.hover();
    const from = await look.boundingBox();
    const to = await page.getByRole("button", { name: /^Agent: Bugs/ }).boundingBox();
    if (from === null || to === null) throw new Error("A card is not drawn.");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width + 12, to.y + to.height / 2, { steps: 8 });
    await expect(page.getByTestId("drop-indicator")).toBeVisible();
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.getByRole("button", { name: /^Agent: Look, step 1 of 2 of stage Gather/ })).toBeVisible();
  await drag();
  await page.mouse.up();
  await expect(page.getByRole("button", { name: /^Agent: Look, step 2 of 2 of stage Write/ })).toBeVisible();
  await expect(page.locator(".view-lines")).toContainText("# looks first");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Agent: Look, step 1 of 2 of stage Gather/ })).toBeVisible();
});

test("a dry run lights up the path on the canvas and in the list, until the text is another", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "planner");
  await openRecipe(page, withBody);
  await page.goto("/builder/");
  await page.getByRole("button", { name: "Dry run" }).click();
  const bar = page.getByRole("region", { name: "Dry run", exact: true });
  await expect(bar).toContainText("3 steps run, 1 does not.");
  await expect(page.getByRole("button", { name: /^Agent: Bugs.*does not run$/ })).toBeVisible();
  await page.getByRole("button", { name: /^Agent: Read.*step 1 of 1 in Each, runs$/ }).click();
  await expect(page.getByRole("region", { name: "Dry run of this step" })).toContainText("tokens");
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.getByRole("region", { name: "Steps" })).toContainText("does not run");
  await page.getByRole("button", { name: "Remove look" }).click();
  await expect(bar).toContainText("The recipe has changed since this dry run.");
  await bar.getByRole("button", { name: "Clear" }).click();
  await expect(bar).toHaveCount(0);
});

test("a dry run leads who is signed out to signing in, and back to the builder", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await page.getByRole("button", { name: "Dry run" }).click();
  await page.getByRole("main").getByRole("alert").getByRole("button", { name: "Sign in" }).click();
  await confirmSignIn(page, "newcomer");
  await expect(page).toHaveURL(/\/builder\/$/);
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByRole("region", { name: "Dry run", exact: true })).toContainText("2 steps run.");
});

test("the list view does with the keyboard what the canvas does", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await page.getByRole("button", { name: "List" }).click();
  const steps = page.getByRole("region", { name: "Steps" }).getByRole("listitem");
  await expect(steps.first()).toContainText("Facts");
  await steps.first().getByRole("button", { pressed: false }).first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(steps.first()).toContainText("Write");
  await page.getByRole("button", { name: "Agent", exact: true }).click();
  await expect(steps).toHaveCount(3);
});

test("a share link carries the recipe and needs no server to keep it", async ({ page, chrome }) => {
  await openRecipe(page, twoSteps);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText(/Link copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await (await chrome.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByText(/2 steps · two-steps/)).toBeVisible();
  await other.context().close();
});

test("the gallery finds as one types, and an item opens in the playground", async ({ page }) => {
  await page.goto("/gallery/");
  await page.getByLabel("Search the gallery").fill("meeting");
  await page.getByRole("link", { name: /Meeting notes/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /Meeting notes/ })).toBeVisible();
  await page.getByRole("link", { name: "Run" }).click();
  await expect(page.getByText(/meeting-notes/).first()).toBeVisible();
});

test("the editor marks a mistake while it is written", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await expect(page.locator(".monaco-editor .view-lines")).toBeVisible();
  await page.locator(".monaco-editor .view-lines").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("steps: [");
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
});

test("a problem is listed below the editor with its remedy, which puts it right", async ({ page }) => {
  await openRecipe(page, twoSteps.replace("prompt: List", "promt: List"));
  await page.getByRole("button", { name: /1 error/ }).click();
  const problems = page.getByRole("list", { name: "Problems" });
  await expect(problems).toContainText("Unknown field 'promt'");
  await problems.getByRole("button", { name: "Use “prompt”" }).click();
  await expect(problems).not.toContainText("promt");
  await expect(page.locator(".view-lines")).toContainText("prompt: List");
});

test("the builder's text shows the lines of the step that is chosen, and the canvas the step that the cursor is in", async ({ page }) => {
  await openRecipe(page, twoSteps);
  await page.goto("/builder/");
  await page.getByText("Write", { exact: true }).click();
  await expect(page.getByRole("region", { name: "Properties of Write" })).toBeVisible();
  await expect(page.locator(".marked-lines").first()).toBeVisible();
  await page.locator(".view-line", { hasText: "agent: writing:critic" }).click();
  await expect(page.getByRole("region", { name: "Properties of Facts" })).toBeVisible();
});

test("a webhook is made, tested and answers with the outputs", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "hooker");
  await openRecipe(page, twoSteps);
  await page.goto("/webhooks/");
  await page.getByRole("button", { name: "Make a webhook" }).click();
  await page.getByRole("button", { name: "Call it" }).click();
  await expect(page.getByLabel("Answer")).toContainText("sentence", { timeout: 30_000 });
});

test("a skill is written, checked and taken home", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "teacher");
  await page.getByLabel("Mode").selectOption("expert");
  await page.goto("/skills/");
  await expect(page.getByLabel("SKILL.md")).toContainText("plain-words");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Zip" }).click();
  expect((await saved).suggestedFilename()).toBe("plain-words-skill.zip");
});

test("a key of one's own is sent with the run, kept in no storage and gone after a reload", async ({ page }) => {
  const key = "sk-ant-from-the-browser-0123456789";
  await page.goto("/playground/");
  await signInAs(page, "key-owner");
  await page.getByRole("button", { name: "Own key" }).click();
  await page.getByLabel("Key", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Use this key" }).click();
  await expect(page.getByText("8 to 300")).toBeVisible();
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByLabel(/Most that a run may cost/).fill("0.5");
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.route("**/api/execute", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: "{}" }));
  const started = page.waitForRequest("**/api/execute");
  await page.getByRole("button", { name: /^Run/ }).first().click();
  const request = await started;
  expect(request.headers()["x-provider-key"]).toBe(`anthropic=${key}`);
  expect(request.postData()).toContain('"max_cost_usd":0.5');
  expect(request.postData()).not.toContain(key);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, address: location.href }));
  expect(stored).not.toContain(key);
  await page.reload();
  await expect(page.getByRole("button", { name: "Own key" })).toBeVisible();
});

test("the command palette goes anywhere", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("What do you want to do or find?").fill("learn");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Learn" })).toBeVisible();
});

test("the command palette finds what the gallery has", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("What do you want to do or find?").fill("meeting notes to");
  await page.getByRole("option", { name: "Meeting notes to actions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Meeting notes to actions" })).toBeVisible();
});
