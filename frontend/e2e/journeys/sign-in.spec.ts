import type { Page, Route } from "@playwright/test";
import { expect, test } from "../fixtures";

const json = (route: Route, body: unknown) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(body) });

/** Stands in for a server with two ways to sign in, whose providers send the browser straight back. */
async function withTwoWays(page: Page): Promise<string[]> {
  const posted: string[] = [];
  for (const way of ["github", "oidc"]) {
    await page.route(`**/api/auth/${way}/start`, (route) =>
      json(route, { authorize_url: `/auth/callback/?code=code-of-${way}&state=state-of-${way}`, state: `state-of-${way}`, ways: ["github", "oidc"] }),
    );
    await page.route(`**/api/auth/${way}`, (route) => {
      posted.push(`${way} ${route.request().postData() ?? ""}`);
      return json(route, { token: "played", expires_in: 3600, user: { id: "1", login: "ada", name: "Ada", mode: "developer", ceiling: "expert" } });
    });
  }
  return posted;
}

for (const [way, button] of [
  ["oidc", "Continue with your organisation"],
  ["github", "Continue with GitHub"],
] as const) {
  test(`where there are two ways to sign in, ${way} is ended at its own endpoint and brings the person back`, async ({ page }) => {
    const posted = await withTwoWays(page);
    await page.goto("/gallery/");
    await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("dialog", { name: "Sign in" }).getByRole("button", { name: button }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expect(page).toHaveURL(/\/gallery\/$/);
    expect(posted).toEqual([`${way} {"code":"code-of-${way}","state":"state-of-${way}"}`]);
  });
}

test("a sign-in that the provider refused says why, and can be begun again", async ({ page }) => {
  await page.goto("/auth/callback/?error=access_denied&error_description=The%20application%20is%20not%20allowed.");
  await expect(page.getByRole("alert").filter({ hasText: "The application is not allowed." })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Sign in again" })).toBeVisible();
});
