import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

export interface Shared {
  readonly recipe: string;
}

const MARK = "#r=";
const MOST_LINK = 30_000;
const MOST_RECIPE_BYTES = 256 * 1024;

/** A link that carries the recipe, compressed, in its fragment; null if it would be too long for browsers. */
export function shareLink(page: string, recipe: string): string | null {
  const packed = toBase64Url(deflateSync(strToU8(recipe), { level: 9 }));
  const link = `${page}${MARK}${packed}`;
  return link.length > MOST_LINK ? null : link;
}

/** The recipe in a fragment; null if there is none that can be read. What unpacks to more than 256 KiB is refused. */
export function openShared(fragment: string): Shared | null {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const packed = fromBase64Url(fragment.slice(MARK.length));
    const unpacked = inflateSync(packed, { out: new Uint8Array(MOST_RECIPE_BYTES + 1) });
    return unpacked.length > MOST_RECIPE_BYTES ? null : { recipe: strFromU8(unpacked) };
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
