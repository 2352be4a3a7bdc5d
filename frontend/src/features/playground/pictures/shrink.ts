/** Longest sides in pixels and qualities that are tried, best first. Models scale what is larger than the first down themselves. */
const ATTEMPTS = [
  [1568, 0.85],
  [1568, 0.6],
  [1024, 0.7],
  [768, 0.6],
  [512, 0.5],
] as const;

/** The picture as a JPEG of at most `room` bytes, on white where it was clear; null if the browser cannot read it or it does not fit. */
export async function shrink(file: Blob, room: number): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  try {
    for (const [longest, quality] of ATTEMPTS) {
      const jpeg = await draw(bitmap, longest, quality);
      if (jpeg !== null && jpeg.size <= room) return jpeg;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function draw(bitmap: ImageBitmap, longest: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
