import sharp from "sharp";
import { mkdir } from "node:fs/promises";
import { expect, test, type Page } from "../fixtures";

const FOLDER = "../docs/screenshots";
const WIDTHS = [390, 820, 1440];

/** Takes a picture of what the page shows now. */
export type Shoot = (name: string, fullPage?: boolean) => Promise<void>;

/** A test for each width and colour scheme; `person` names somebody who is nobody else's, for signing in. */
export function atEachSize(subject: string, shootAll: (page: Page, shoot: Shoot, person: string) => Promise<void>): void {
  for (const scheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      test(`${subject} at ${width} px, ${scheme}`, async ({ page }) => {
        test.setTimeout(240_000);
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await mkdir(FOLDER, { recursive: true });
        const shoot: Shoot = async (name, fullPage = false) => {
          await expect(page.locator("main .skeleton")).toHaveCount(0);
          await page.evaluate(() => document.fonts.ready);
          const picture = await page.screenshot({ fullPage, animations: "disabled" });
          await sharp(picture).png({ palette: true, effort: 10 }).toFile(`${FOLDER}/${name}-${width}-${scheme}.png`);
        };
        await shootAll(page, shoot, `${subject.replaceAll(" ", "-")}-${width}-${scheme}`);
      });
    }
  }
}
