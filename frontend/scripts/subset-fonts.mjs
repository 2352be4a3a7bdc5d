// Takes out of the typefaces what nearly every visitor needs, Latin letters and signs in the weights that the page uses, so that a first visit loads a third of them.
// Whoever reads or writes another script gets the whole typeface when a letter of it is first shown; see src/app/fonts.ts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const FROM = new URL("../node_modules/geist/dist/fonts/", import.meta.url);
const TO = new URL("../.fonts/", import.meta.url);
const WEIGHTS = { wght: { min: 400, max: 700 } };
const charactersOf = (first, last) => Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)).join("");
const LATIN = `${charactersOf(0x20, 0x7e)}${charactersOf(0xa0, 0xff)}–—‘’“”„…•·←↑→↓↗×✓✕−≈≤≥€`;

mkdirSync(TO, { recursive: true });
for (const [name, source] of [["sans", "geist-sans/Geist-Variable.woff2"], ["mono", "geist-mono/GeistMono-Variable.woff2"]]) {
  const whole = readFileSync(new URL(source, FROM));
  writeFileSync(new URL(`${name}-latin.woff2`, TO), await subsetFont(whole, LATIN, { targetFormat: "woff2", variationAxes: WEIGHTS }));
}
