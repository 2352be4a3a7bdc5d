import { confirmSignIn, draftPrompt, expect, expectAccessible, openRecipe, runToEnd, signInAs, test } from "../fixtures";
import { noise } from "../noise";
import { delegating, failing, guarded, long, slowly, twoSteps, withEdit, withGate } from "../recipes";

test("a first visitor signs in on the way and sees the finished run on their own text", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Text", { exact: true }).fill("The library closes on Monday because the roof is being mended.");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await confirmSignIn(page, "first-visitor");
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(run.getByText("Offline provider")).toBeVisible();
  await run.getByRole("tab", { name: /Steps/ }).click();
  await expect(run.getByRole("button", { name: /^Find the point/ })).toBeVisible();
  await expect(run.getByRole("button", { name: /^Write message/ })).toBeVisible();
  await run.getByRole("tab", { name: /Variables/ }).click();
  await expect(run.getByText("points", { exact: true })).toBeVisible();
});

test("a prompt is answered, and a reload shows the answer once", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "asker");
  await page.getByRole("tab", { name: "Prompt" }).click();
  await page.getByRole("textbox", { name: "Prompt" }).fill("Summarise this.\n<text>\nThe library closes on Monday. The roof is being mended. It opens again on Friday.\n</text>");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(run.getByText("Offline provider").first()).toBeVisible();
  await run.getByRole("tab", { name: /Steps/ }).click();
  const answer = await run.getByRole("list", { name: "Steps" }).innerText();
  await page.reload();
  await run.getByRole("tab", { name: /Steps/ }).click();
  await expect(run.getByRole("list", { name: "Steps" })).toHaveText(answer, { useInnerText: true });
});

test("pictures go with a prompt, a large one made smaller, and outlive the trip to sign in", async ({ page }) => {
  await page.goto("/playground/");
  await page.getByRole("tab", { name: "Prompt" }).click();
  await page.getByRole("textbox", { name: "Prompt" }).fill("Summarise this.\n<text>\nThe library closes on Monday.\n</text>");
  const pictures = page.getByRole("list", { name: "Pictures" });
  await page.getByLabel("Picture files").setInputFiles([
    { name: "dot.gif", mimeType: "image/gif", buffer: Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAAC", "base64") },
    { name: "noise.bmp", mimeType: "image/bmp", buffer: noise(400) },
    { name: "letter.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") },
  ]);
  await expect(page.getByText("letter.png is no picture that can be shown.")).toBeVisible();
  await expect(pictures.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await confirmSignIn(page, "painter");
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(run.getByText(/It was given 2 pictures \(image\/gif, 24 bytes; image\/jpeg, \d+ bytes\)/).first()).toBeVisible();
  await page.getByRole("button", { name: "Take away dot.gif" }).click();
  await expect(pictures.getByRole("listitem")).toHaveCount(1);
});

test("a gate waits, tells what it asks, and goes on when it is approved", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "approver");
  await openRecipe(page, withGate);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("region", { name: "Run", exact: true }).getByText("Is this the plan?")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("Message").fill("Keep it short.");
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
});

test("a step asks before it does what a hook guards, outlives a reload, and does what it is allowed to", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "guard");
  await draftPrompt(page, "Please write a file", guarded);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const question = page.getByRole("region", { name: "Question", exact: true });
  await expect(question.getByText("The step asks before it goes on")).toBeVisible({ timeout: 40_000 });
  await page.reload();
  await expect(question.getByText("write_file").first()).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Allow" }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await expect(question).toBeHidden();
  await run.getByRole("tab", { name: /Events/ }).click();
  await expect(run.getByText("approval:granted")).toBeVisible();
});

test("two agents that are called at once speak side by side, each in its place, and are folded when they are over", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "sender");
  await page.evaluate((bundle) => {
    localStorage.setItem("amplifier.draft", JSON.stringify({ source: "prompt", prompt: "Look at both banks", bundle }));
  }, delegating);
  await page.goto("/playground/");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  const left = run.getByRole("button", { name: /Agent left/ });
  const right = run.getByRole("button", { name: /Agent right/ });
  await expect(left).toHaveAttribute("aria-expanded", "true", { timeout: 40_000 });
  await expect(right).toHaveAttribute("aria-expanded", "true");
  await expect(run.getByText("I walk on the left, slowly, past the mill and the old oak.")).toBeVisible();
  await expect(run.getByText("I walk on the right, slowly, past the quay and the church.")).toBeVisible();
  const question = page.getByRole("region", { name: "Question", exact: true });
  await question.getByRole("button", { name: "Allow" }).click();
  await expect(run.getByRole("button", { name: /Agent (left|right)/, expanded: false })).toHaveCount(1);
  await question.getByRole("button", { name: "Allow" }).click();
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 40_000 });
  await run.getByRole("tab", { name: /Steps/ }).click();
  await expect(left).toHaveAttribute("aria-expanded", "false");
  await expect(run.getByText("I walk on the right")).toBeHidden();
  await right.click();
  await expect(run.getByText("I walk on the right, slowly, past the quay and the church.")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await run.getByRole("tab", { name: /Steps/ }).click();
  await left.click();
  await expect(run.getByText("I walk on the left, slowly, past the mill and the old oak.")).toBeVisible();
});

test("a reviewer gives a variable another value before the run goes on, and the inspector shows what changed", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "editor");
  await openRecipe(page, withEdit);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await run.getByText("Change a variable before going on").click({ timeout: 30_000 });
  await run.getByLabel("Variable", { exact: true }).fill("place");
  await expect(run.getByLabel("New value of place")).toHaveValue("Ghent");
  await run.getByLabel("New value of place").fill("Bruges");
  await run.getByRole("button", { name: "Approve" }).click();
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
  await run.getByRole("tab", { name: "Result" }).click();
  await expect(run.getByText("Day in Bruges")).toBeVisible();

  await run.getByRole("tab", { name: /Variables/ }).click();
  const variables = run.getByRole("list", { name: "Variables" }).getByRole("listitem");
  await expect(variables.filter({ hasText: "place" })).toContainText("Bruges");
  await run.getByLabel("Variables after").selectOption({ label: "2. After Plan" });
  await expect(variables.first()).toContainText("changed");
  await run.getByRole("button", { name: "Compare with before" }).click();
  await expect(run.getByRole("region", { name: "What changed in place" })).toContainText("Ghent");
  await run.getByRole("button", { name: "After the step before" }).click();
  await expect(variables.filter({ hasText: "place" })).toContainText("Ghent");
});

test("who is signed in sees what a run will take, and the run beside it", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "estimator");
  await openRecipe(page, long);
  const guess = page.getByText(/^about [\d.,]+k? tokens, \$0$/);
  await expect(guess).toBeVisible();
  const tokens = /about (\S+) tokens/.exec(await guess.innerText())?.[1] ?? "nothing";
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("region", { name: "Run", exact: true }).getByText(`of about ${tokens} tokens`)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Stop now" }).click();
  await expect(page.getByText("Cancelled").first()).toBeVisible();
});

test("a paused run says so and goes on when it is resumed", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "pauser");
  await openRecipe(page, long);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: "Pause" }).click({ timeout: 30_000 });
  const paused = page.getByRole("region", { name: "Paused" });
  await expect(paused).toContainText("Paused for");
  await paused.getByRole("button", { name: "Resume" }).click();
  await expect(paused).toBeHidden();
  await expect(page.getByText("Running").first()).toBeVisible();
  await page.getByRole("button", { name: "Stop now" }).click();
  await expect(page.getByText("Cancelled").first()).toBeVisible();
});

test("a denied gate ends the run as denied", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "denier");
  await openRecipe(page, withGate);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: "Deny" }).click({ timeout: 30_000 });
  await expect(page.getByText("Denied").first()).toBeVisible();
});

test("a failed step says why, and the run can be started again after the mistake is put right", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "fixer");
  await openRecipe(page, failing);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Failed").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("alert").filter({ hasText: "The run stopped here" }).first()).toBeVisible();
  await expect(page.getByText("Look at what the command said in its step.").first()).toBeVisible();
  await openRecipe(page, twoSteps);
  await page.getByRole("button", { name: /^Run/ }).first().click();
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
});

test("Run pressed while the page still asks who is there waits for the answer and starts", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "hasty");
  const asking: (() => Promise<void>)[] = [];
  await page.route("**/api/auth/refresh", (route) => {
    asking.push(() => route.continue());
  });
  await openRecipe(page, twoSteps);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("button", { name: "Starting…" })).toBeVisible();
  await Promise.allSettled(asking.map((goOn) => goOn()));
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
});

test("a run is cancelled while it is under way", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "canceller");
  await openRecipe(page, long);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: "Stop now" }).click({ timeout: 30_000 });
  await expect(page.getByText("Cancelled").first()).toBeVisible();
});

test("a run that is to stop after this says what it waits for, and its answer comes to its end", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "finisher");
  await draftPrompt(page, "Tell me slowly", slowly);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText(/^The first words/)).toBeVisible({ timeout: 30_000 });
  await run.getByRole("button", { name: "Stop after this" }).click();
  const stopping = page.getByRole("status", { name: "Stopping" });
  await expect(stopping).toContainText("Waits for Prompt.");
  await expect(run.getByRole("button", { name: "Pause" })).toBeHidden();
  await expectAccessible(page);
  await page.reload();
  await expect(stopping).toBeVisible();
  await expect(run.getByText("Cancelled").first()).toBeVisible({ timeout: 40_000 });
  await expect(stopping).toBeHidden();
  await run.getByRole("tab", { name: /Steps/ }).click();
  await expect(run.getByText(/the very last words\./)).toBeVisible();
  await run.getByRole("tab", { name: /Events/ }).click();
  await run.getByRole("region", { name: "Events" }).evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(run.getByText("cancel:completed").first()).toBeVisible();
});

test("a run that is to stop after this is stopped at once when waiting takes too long", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "impatient");
  await draftPrompt(page, "Tell me slowly", slowly);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText(/^The first words/)).toBeVisible({ timeout: 30_000 });
  await run.getByRole("button", { name: "Stop after this" }).click();
  await page.getByRole("status", { name: "Stopping" }).getByRole("button", { name: "Stop now" }).click();
  await expect(run.getByText("Cancelled").first()).toBeVisible({ timeout: 5_000 });
  await expect(run.getByText(/the very last words\./)).toBeHidden();
});

test("a reload in mid-run loses nothing and shows nothing twice", async ({ page }) => {
  await page.goto("/");
  await signInAs(page, "reloader");
  await openRecipe(page, withGate);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("region", { name: "Run", exact: true }).getByText("Is this the plan?")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Draft/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("tab", { name: /Steps/ }).click();
  await expect(page.getByRole("list", { name: "Steps" }).getByRole("listitem").filter({ hasText: "Finish" }).first()).toBeVisible();
});

test("two runs are compared, and one that is gone is said to be", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "comparer");
  const first = await runToEnd(page, twoSteps);
  const second = await runToEnd(page, twoSteps.replace("bicycles", "tramways"));
  await page.goto(`/compare/?left=${first}&right=${second}`);
  await expect(page.getByRole("main").getByText("Completed")).toHaveCount(2);
  await expect(page.getByRole("heading", { name: "Sentence" })).toBeVisible();
  await expect(page.getByText("differs").first()).toBeVisible();
  await page.goto(`/compare/?left=${first}&right=00000000-0000-4000-8000-000000000000`);
  await expect(page.getByRole("main").getByText("Completed")).toHaveCount(1);
  await expect(page.getByRole("alert").filter({ hasText: "This run is not here any more" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sentence" })).toHaveCount(0);
});

test("what a model says is never drawn as HTML", async ({ page }) => {
  await page.goto("/playground/");
  await signInAs(page, "attacker");
  const hostile = '<img src=x onerror="window.broken=1"> <script>window.broken=1</script> [a](javascript:window.broken=1) ![p](https://example.org/p.png)';
  await page.getByRole("tab", { name: "Prompt" }).click();
  await page.getByRole("textbox", { name: "Prompt" }).fill(`Summarise this.\n<text>\nThe library says ${hostile} to everyone.\n</text>`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run.getByText("Completed").first()).toBeVisible({ timeout: 30_000 });
  await expect(run.getByText(/The library says/).first()).toBeVisible();
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  expect(await run.locator("img, script, a[href^='javascript']").count()).toBe(0);
});
