// Finishes the export: every page gets a policy that allows exactly the inline scripts it was built with, by their hashes,
// and the host's settings are put beside the pages.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OUT = new URL("../out", import.meta.url).pathname;
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

const pages = readdirSync(OUT, { recursive: true }).filter((name) => name.endsWith(".html"));
for (const page of pages) {
  const file = join(OUT, page);
  const html = readFileSync(file, "utf8");
  const hashes = new Set(
    [...html.matchAll(INLINE_SCRIPT)].map(
      ([, script]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
    ),
  );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor([...hashes])}"/>`;
  const charset = html.match(/<meta charset="utf-8"\s*\/?>/i)?.[0];
  if (charset === undefined) throw new Error(`${page} names no charset; the policy has no place after it.`);
  writeFileSync(file, html.replace(charset, `${charset}${meta}`));
}
console.log(`Content security policy written into ${pages.length} pages.`);
copyFileSync(new URL("../staticwebapp.config.json", import.meta.url), join(OUT, "staticwebapp.config.json"));
