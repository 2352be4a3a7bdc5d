import { expect, test, vi } from "vitest";
import type { Picture } from "@/lib/pictures";
import { readPicture, roomFor, typeOf } from "./read-picture";

const sized = (bytes: number): Picture => ({ name: "a.png", mediaType: "image/png", data: btoa("x".repeat(bytes)) });
const file = (content: string, name: string) => new File([Uint8Array.from(content, (each) => each.charCodeAt(0))], name);

test.each([
  ["image/png", "\x89PNG\r\n\x1a\n...."],
  ["image/jpeg", "\xff\xd8\xff\xe0"],
  ["image/gif", "GIF89a"],
  ["image/webp", "RIFF....WEBP"],
  [null, "<svg xmlns="],
  [null, ""],
])("%s is known by its first bytes", (type, content) => {
  expect(typeOf(Uint8Array.from(content, (each) => each.charCodeAt(0)))).toBe(type);
});

test("a picture that fits goes as it is, whatever its name says", async () => {
  const read = await readPicture(file("GIF89a, small", "photo.png"), []);

  expect(read).toEqual({ ok: true, picture: { name: "photo.png", mediaType: "image/gif", data: btoa("GIF89a, small") } });
});

test("each picture may take half of what is left, and the last all of it", () => {
  expect(roomFor([])).toBe(75_000);
  expect(roomFor([sized(75_000)])).toBe(37_500);
  expect(roomFor([sized(75_000), sized(37_500)])).toBe(37_500);
});

test("one more than the server takes is refused with what to do", async () => {
  const read = await readPicture(file("GIF89a", "fourth.gif"), [sized(1), sized(1), sized(1)]);

  expect(read).toEqual({ ok: false, reason: "A prompt takes 3 pictures. Take one away first." });
});

test("a file that the browser cannot read as a picture is refused by name", async () => {
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no picture")));

  const read = await readPicture(file("%PDF-1.7", "letter.pdf"), []);

  expect(read).toEqual({ ok: false, reason: "letter.pdf is no picture that can be shown. PNG, JPEG, GIF and WebP work." });
  vi.unstubAllGlobals();
});
