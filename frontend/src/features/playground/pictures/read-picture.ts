import { formatBytes } from "@/lib/format";
import { MOST_PICTURE_BYTES, MOST_PICTURES, PICTURE_TYPES, pictureBytes, type Picture, type PictureType } from "@/lib/pictures";
import { shrink } from "./shrink";

export type ReadPicture = { ok: true; picture: Picture } | { ok: false; reason: string };

/** A file larger than this is not even opened. */
const MOST_FILE_BYTES = 40 * 1024 * 1024;

/** Reads a picture that a person chose, to go beside those that are there. One that is too large for its share of the room is made smaller. */
export async function readPicture(file: File, beside: readonly Picture[]): Promise<ReadPicture> {
  if (beside.length >= MOST_PICTURES) {
    return { ok: false, reason: `A prompt takes ${MOST_PICTURES} pictures. Take one away first.` };
  }
  if (file.size > MOST_FILE_BYTES) {
    return { ok: false, reason: `${file.name} has ${formatBytes(file.size)}; up to ${formatBytes(MOST_FILE_BYTES)} can be read.` };
  }
  const room = roomFor(beside);
  const type = typeOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (type !== null && file.size <= room) return { ok: true, picture: await picture(file, type, file.name) };
  const smaller = await shrink(file, room);
  if (smaller === null) {
    return { ok: false, reason: `${file.name} is no picture that can be shown. PNG, JPEG, GIF and WebP work.` };
  }
  return { ok: true, picture: await picture(smaller, "image/jpeg", file.name) };
}

/** Bytes that the next picture may take: half of what is left, or all of it for the last. */
export function roomFor(beside: readonly Picture[]): number {
  const left = MOST_PICTURE_BYTES - beside.reduce((sum, each) => sum + pictureBytes(each), 0);
  return beside.length === MOST_PICTURES - 1 ? left : Math.floor(left / 2);
}

/** What the first bytes say a file is; null if no picture that models see. The server asks the same. */
export function typeOf(bytes: Uint8Array): PictureType | null {
  const text = String.fromCharCode(...bytes);
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "image/gif";
  return text.startsWith("RIFF") && text.slice(8).startsWith("WEBP") ? "image/webp" : null;
}

/** The picture files among what was pasted or dropped. */
export function pictureFiles(transfer: DataTransfer): File[] {
  return [...transfer.files].filter((file) => file.type.startsWith("image/"));
}

async function picture(bytes: Blob, mediaType: (typeof PICTURE_TYPES)[number], name: string): Promise<Picture> {
  const binary = Array.from(new Uint8Array(await bytes.arrayBuffer()), (byte) => String.fromCharCode(byte)).join("");
  return { name, mediaType, data: btoa(binary) };
}
