import localFont from "next/font/local";

// Each typeface comes twice: its Latin part, which scripts/subset-fonts.mjs makes, and the whole of it, which a browser fetches only for a letter that the part lacks.

/** Preloaded. A visit for which it comes too late keeps the system's own face, so that no line breaks anew under a reader's eyes. */
export const sans = localFont({
  src: "../../.fonts/sans-latin.woff2",
  variable: "--font-geist-latin",
  weight: "400 700",
  display: "optional",
  adjustFontFallback: false,
});

export const sansWhole = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-whole",
  weight: "100 900",
  display: "optional",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+100-1FFF, U+2100-10FFFF" }],
});

/** For code. Not preloaded, since no page needs it for its first words: on a first visit the system's own face may stand in for it. */
export const mono = localFont({
  src: "../../.fonts/mono-latin.woff2",
  variable: "--font-geist-mono-latin",
  weight: "400 700",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
});

export const monoWhole = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono-whole",
  weight: "100 900",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+100-1FFF, U+2100-10FFFF" }],
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "DejaVu Sans Mono", "monospace"],
});
