import { confirmSignIn, expect, expectAccessible, openRecipe, signInAs, test, type Page } from "../fixtures";
import { PlaygroundProcess } from "../playground-process";
import { failing, twoSteps } from "../recipes";
import { ScriptedModel, type Message, type Reply } from "../scripted-model";

const checked = `${twoSteps}  - id: check
    agent: writing:critic
    prompt: "Check the sentence: {{sentence}}"
    output: verdict
    timeout: 60
`;
const shorter = checked.replace("List three facts", "List two facts");
const block = (recipe: string) => `\n\n\`\`\`yaml\n${recipe}\`\`\`\n`;

/** What the model that stands in for a real one says to the wishes of these journeys. */
function script(messages: readonly Message[]): Reply {
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const usedTool = messages.at(-1)?.role === "tool";
  if (asked.includes("The check found mistakes")) return { say: `Now every variable is defined.${block(checked)}` };
  if (asked.includes("Change the recipe of your last answer further")) {
    const knows = messages.some(({ role, content }) => role === "assistant" && (content ?? "").includes("id: check"));
    return { say: knows ? `I ask for **two** facts.${block(shorter)}` : "I don't know what you mean." };
  }
  if (asked.includes("Break it")) return { say: `I add a step.${block(checked.replace("{{sentence}}", "{{sentense}}"))}` };
  if (asked.includes("Take your time")) return { sayForever: "Let me think about this for a very long while. ```" };
  if (asked.includes("Explain")) return { say: '<img src=x onerror="window.broken=1"> It lists facts. [a](javascript:window.broken=1)' };
  if (asked.includes("There is no recipe yet")) return { say: `A recipe that lists facts.${block(twoSteps)}` };
  if (asked.includes("exit 3")) return { say: `The command no longer fails.${block(failing.replace("exit 3", "echo fine"))}` };
  return usedTool ? { say: `I add a step that checks the sentence.${block(checked)}` } : { call: "check_recipe", input: { recipe: checked } };
}

const model = new ScriptedModel(script);
let playground: PlaygroundProcess;
let site = "";

test.beforeAll(async () => {
  test.setTimeout(180_000);
  playground = new PlaygroundProcess(await model.start());
  site = await playground.start();
});

test.afterAll(async () => {
  await playground.stop();
  await model.stop();
});

test.describe.configure({ timeout: 120_000 });

const dialog = (page: Page) => page.getByRole("dialog", { name: /Ask for a change|Describe what you want/ });
const proposal = (page: Page) => dialog(page).getByRole("region", { name: "Proposal" });
const open = (page: Page) => page.getByRole("button", { name: "Ask for a change" }).click();

async function wish(page: Page, text: string): Promise<void> {
  await dialog(page).getByRole("textbox").fill(text);
  await dialog(page).getByRole("button", { name: "Ask", exact: true }).click();
}

test("a change is asked for in words, shown as a difference, refined, applied as one step and undone", async ({ page }) => {
  await page.goto(site);
  await signInAs(page, "wisher");
  await openRecipe(page, twoSteps, site);
  await open(page);
  await expectAccessible(page);
  await wish(page, "Add a step that checks the result");
  await expect(proposal(page).getByText("I add a step that checks the sentence.")).toBeVisible({ timeout: 40_000 });
  await expect(proposal(page).getByText("Valid")).toBeVisible();
  await expect(proposal(page).getByRole("list", { name: "Parts that change" })).toContainText("New step: Check");
  await expect(proposal(page).getByRole("region", { name: "Difference to your text" })).toContainText("Check the sentence");
  await expectAccessible(page);
  await expect(page.locator(".monaco-editor .view-lines")).not.toContainText("Check the sentence");

  await wish(page, "Two facts are enough.");
  await expect(proposal(page).getByText("I ask for two facts.")).toBeVisible({ timeout: 40_000 });
  await expect(dialog(page).getByRole("list", { name: "Conversation" })).toContainText("Two facts are enough.");
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(dialog(page)).toBeHidden();
  const editor = page.locator(".monaco-editor .view-lines");
  await expect(editor).toContainText("List two facts");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(editor).toContainText("List three facts");
  await page.getByRole("button", { name: "History", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "History" }).getByRole("listitem").filter({ hasText: "Change by the assistant" })).toHaveCount(1);
});

test("an answer with a mistake is sent back once by itself, and in the builder the change is one step of its undo", async ({ page }) => {
  await page.goto(site);
  await signInAs(page, "breaker");
  await openRecipe(page, twoSteps, site);
  await page.goto(`${site}/builder/`);
  await open(page);
  await wish(page, "Break it");
  await expect(proposal(page).getByText("Now every variable is defined.")).toBeVisible({ timeout: 60_000 });
  await expect(dialog(page).getByRole("list", { name: "Conversation" })).toContainText("The check found mistakes in it");
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Check", { exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Check", { exact: true })).toBeHidden();
  await expect(page.getByRole("main").getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("words are seen as they come, go on while the dialog is closed, and stop when they are told to", async ({ page }) => {
  await page.goto(site);
  await signInAs(page, "patient");
  await openRecipe(page, twoSteps, site);
  await open(page);
  await wish(page, "Take your time");
  const answer = dialog(page).getByRole("region", { name: "Answer" });
  await expect(answer.getByText("for a very long while")).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await open(page);
  await expect(answer.getByText("for a very long while")).toBeVisible();
  await answer.getByRole("button", { name: "Stop" }).click();
  await expect(dialog(page).getByText("Stopped. Nothing was changed.")).toBeVisible({ timeout: 30_000 });
});

test("on an empty editor one describes what one wants, signs in on the way, and an answer without a recipe is only words", async ({ page }) => {
  await openRecipe(page, "", site);
  await page.getByRole("button", { name: "Describe what you want" }).first().click();
  await wish(page, "Facts about a topic");
  await dialog(page).getByRole("button", { name: "Sign in" }).click();
  await confirmSignIn(page, "newcomer");
  await expect(dialog(page).getByRole("textbox")).toHaveValue("Facts about a topic");
  await dialog(page).getByRole("button", { name: "Ask", exact: true }).click();
  await expect(proposal(page).getByText("A recipe that lists facts.")).toBeVisible({ timeout: 40_000 });
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(/2 steps · two-steps/)).toBeVisible();

  await open(page);
  await dialog(page).getByRole("button", { name: "Start over" }).click();
  await wish(page, "Explain what this recipe does");
  await expect(dialog(page).getByText("It lists facts.")).toBeVisible({ timeout: 40_000 });
  await expect(proposal(page)).toBeHidden();
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  expect(await dialog(page).locator("img, script, a[href^='javascript']").count()).toBe(0);
});

test("a failed run leads to a fix", async ({ page }) => {
  await page.goto(site);
  await signInAs(page, "mender");
  await openRecipe(page, failing, site);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: "Ask for a fix" }).click({ timeout: 40_000 });
  await expect(dialog(page).getByRole("textbox")).toHaveValue(/Put right what made the run fail in the step “broken”/);
  await dialog(page).getByRole("button", { name: "Ask", exact: true }).click();
  await expect(proposal(page).getByText("The command no longer fails.")).toBeVisible({ timeout: 40_000 });
  await proposal(page).getByRole("button", { name: "Discard" }).click();
  await expect(proposal(page)).toBeHidden();
});

test("over quota it says when to try again, and keeps the wish", async ({ page }) => {
  await page.goto(site);
  await signInAs(page, "eager");
  await openRecipe(page, twoSteps, site);
  await page.route("**/api/execute", (route) =>
    route.fulfill({ status: 429, headers: { "Retry-After": "90" }, contentType: "application/problem+json", body: JSON.stringify({ type: "about:blank", title: "Too many runs", status: 429, detail: "You have used up your runs of this hour." }) }),
  );
  await open(page);
  await wish(page, "Add a step");
  await expect(dialog(page).getByText("You have used up your runs of this hour.")).toBeVisible();
  await expect(dialog(page).getByText(/Try again in 1 min 30 s/)).toBeVisible();
  await expect(dialog(page).getByRole("textbox")).toHaveValue("Add a step");
});

test("without a language model it says so, and offers what the check itself can correct", async ({ page }) => {
  await openRecipe(page, twoSteps.replace("{{facts}}", "{{fact}}"));
  await open(page);
  await expect(dialog(page).getByText("This needs a language model")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "Ask", exact: true })).toBeDisabled();
  await expect(dialog(page).getByRole("button", { name: "Own key" })).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Show the check's correction" }).click();
  await expect(proposal(page).getByText("No model was asked.")).toBeVisible();
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(page.locator(".monaco-editor .view-lines")).toContainText("{{facts}}");
});
