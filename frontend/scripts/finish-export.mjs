// Finishes the export: the scripts that run before the first paint are put into the pages, the others wait until these have asked for what is wanted first, every page gets a policy that allows exactly the inline scripts it was built with, by their hashes,
// the host's settings are put beside the pages, no page may name more script than the budget allows, scripts are compiled while they are on their way,
// and text is compressed once with Brotli, instead of for each visitor with gzip.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzipSync } from "node:zlib";

const OUT = new URL("../out", import.meta.url).pathname;
/** Most script that a page's HTML may name, in kilobytes of gzip; the editor, the canvas and the view of a run come later and do not count. */
const SCRIPT_BUDGET = 180;
const SCRIPT_FILE = /<script(?![^>]*\snoModule)[^>]*\ssrc="([^"]+)"[^>]*>/gi;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const policyFor = (hashes) =>
  [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self' ws://localhost:* ws://127.0.0.1:* wss://*.webpubsub.azure.com",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join("; ");

const DRAFT_SCRIPT = '<script src="/draft.js"></script>';
const inline = (name) => `<script>${readFileSync(join(OUT, name), "utf8").replace(/^\s*\/\/.*\n/gm, "").trim()}</script>`;

// A browser opens six connections to a server that speaks HTTP/1.1, and finds what a page names before it runs any script of it. In a template it finds nothing; early.js takes it out.
const LATER = [/<script src="[^"]+"[^>]*\sasync=""[^>]*><\/script>/g, /<link rel="preload"[^>]*\sas="script"[^>]*>/g];

const pages = readdirSync(OUT, { recursive: true }).filter((name) => name.endsWith(".html"));
for (const page of pages) {
  const file = join(OUT, page);
  const exported = readFileSync(file, "utf8");
  const charset = exported.match(/<meta charset="utf-8"\s*\/?>/i)?.[0];
  if (charset === undefined) throw new Error(`${page} names no charset; the policy and early.js have no place after it.`);
  const later = `<template id="scripts">${LATER.flatMap((tag) => exported.match(tag) ?? []).join("")}</template>`;
  const html = LATER.reduce((rest, tag) => rest.replace(tag, ""), exported).replace(DRAFT_SCRIPT, () => inline("draft.js")).replace(charset, () => `${charset}${later}${inline("early.js")}`);
  const hashes = new Set(
    [...html.matchAll(INLINE_SCRIPT)].map(
      ([, script]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
    ),
  );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor([...hashes])}"/>`;
  writeFileSync(file, html.replace(charset, `${charset}${meta}`));
}
const sizes = new Map();
const sizeOf = (source) => {
  if (!sizes.has(source)) sizes.set(source, gzipSync(readFileSync(join(OUT, source))).length / 1000);
  return sizes.get(source);
};
const scripts = pages.map((page) => {
  const named = new Set([...readFileSync(join(OUT, page), "utf8").matchAll(SCRIPT_FILE)].map(([, source]) => source));
  return { page, kilobytes: Math.ceil([...named].reduce((sum, source) => sum + sizeOf(source), 0)) };
});
const [largest] = scripts.sort((a, b) => b.kilobytes - a.kilobytes);
if (largest.kilobytes > SCRIPT_BUDGET) {
  const over = scripts.filter(({ kilobytes }) => kilobytes > SCRIPT_BUDGET).map(({ page, kilobytes }) => `${page} ${kilobytes} KB`);
  throw new Error(`More script than ${SCRIPT_BUDGET} KB of gzip: ${over.join(", ")}. Load what is not needed at once with dynamic().`);
}
console.log(`Largest page: ${largest.page}, ${largest.kilobytes} KB of script (at most ${SCRIPT_BUDGET}).`);

// Chromium compiles what begins like this whole, on another thread, while it streams in; else function by function when each is first called, on the thread that draws.
// https://v8.dev/blog/explicit-compile-hints
const CHUNKS = join(OUT, "_next/static/chunks");
for (const name of readdirSync(CHUNKS).filter((chunk) => chunk.endsWith(".js"))) {
  const file = join(CHUNKS, name);
  writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, "utf8")}`);
}

console.log(`Content security policy written into ${pages.length} pages.`);
copyFileSync(new URL("../staticwebapp.config.json", import.meta.url), join(OUT, "staticwebapp.config.json"));

const TEXT = /\.(js|css|txt|svg)$/;
/** What fits into one packet gains nothing. */
const SMALLEST_BYTES = 1_400;
/** 11 makes two in a hundred less of it and takes more than twice as long. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
const compress = promisify(brotliCompress);
const texts = readdirSync(OUT, { recursive: true }).filter((name) => TEXT.test(name)).map((name) => join(OUT, name));
await Promise.all(
  texts.map(async (file) => {
    const text = await readFile(file);
    if (text.length >= SMALLEST_BYTES) await writeFile(`${file}.br`, await compress(text, { params }));
  }),
);
