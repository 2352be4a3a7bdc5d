import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import packed from "@sparticuz/chromium";

export interface BrowserPlace {
  executablePath: string;
  env: Record<string, string>;
}

/** The browser to test in: CHROMIUM_PATH, or the one that an npm package carries. */
export async function findBrowser(): Promise<BrowserPlace> {
  const own = process.env["CHROMIUM_PATH"];
  if (own !== undefined && own !== "") {
    if (!existsSync(own)) throw new Error(`CHROMIUM_PATH is ${own}, where there is no file.`);
    return { executablePath: own, env: {} };
  }
  const executablePath = await packed.executablePath();
  const needed = spawnSync("ldd", [executablePath], { encoding: "utf8" }).stdout;
  return { executablePath, env: needed.includes("not found") ? { LD_LIBRARY_PATH: unpackLibraries() } : {} };
}

/** Libraries that a bare system lacks travel in the package too. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), "playground-chromium-libraries");
  if (!existsSync(folder)) {
    mkdirSync(folder);
    const archive = brotliDecompressSync(readFileSync(join(import.meta.dirname, "../node_modules/@sparticuz/chromium/bin/al2023.tar.br")));
    const unpacked = spawnSync("tar", ["-x", "-C", folder], { input: archive });
    if (unpacked.status !== 0) throw new Error(`The browser's libraries can't be unpacked: ${unpacked.stderr.toString()}`);
  }
  return join(folder, "lib");
}
