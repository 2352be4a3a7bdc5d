import { expect, runToEnd, signInAs, type Page } from "../fixtures";
import { twoSteps } from "../recipes";

/** A page and what it must show before its measurement counts. */
export interface MeasuredPage {
  name: string;
  path: string;
}

/** Signs in as an expert, who sees all that there is, runs a recipe twice and answers with every page, those of the runs included. */
export async function pagesOfAVisitor(page: Page, login: string): Promise<readonly MeasuredPage[]> {
  await page.goto("/");
  await signInAs(page, login);
  const changed = page.waitForResponse((response) => response.url().includes("/api/auth/mode"));
  await page.getByLabel("Mode").selectOption("expert");
  expect((await changed).ok()).toBe(true);
  const first = await runToEnd(page, twoSteps);
  const second = await runToEnd(page, twoSteps);
  return [
    { name: "home", path: "/" },
    { name: "playground", path: "/playground/" },
    { name: "gallery", path: "/gallery/" },
    { name: "recipe in the gallery", path: "/gallery/recipe/plan-migration/" },
    { name: "item by its id", path: "/gallery/item/?id=plan-migration" },
    { name: "builder", path: "/builder/" },
    { name: "run", path: `/run/?id=${first}` },
    { name: "compare", path: `/compare/?left=${first}&right=${second}` },
    { name: "learn", path: "/learn/" },
    { name: "lesson", path: "/learn/loops/" },
    { name: "reference", path: "/learn/reference/" },
    { name: "skills", path: "/skills/" },
    { name: "webhooks", path: "/webhooks/" },
    { name: "settings", path: "/settings/" },
  ];
}

/** The middle of some numbers; of an even number of them the higher of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How often each page is measured, and which: RUNS is a number, PAGES a comma between the names. */
export const runs = Number(process.env["RUNS"] ?? 5);

export function wanted(pages: readonly MeasuredPage[]): readonly MeasuredPage[] {
  const names = process.env["PAGES"]?.split(",");
  return names === undefined ? pages : pages.filter(({ name }) => names.includes(name));
}
