import { create } from "zustand";

/** A picture that goes with a prompt. */
export interface Picture {
  /** The file's name, to be shown. */
  readonly name: string;
  readonly mediaType: PictureType;
  /** Its bytes in base64. */
  readonly data: string;
}

export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** How many pictures the server takes with a prompt, and how many bytes all of them may have together. */
export const MOST_PICTURES = 3;
export const MOST_PICTURE_BYTES = 150_000;

const KEPT = "amplifier.pictures";

/** The pictures of the prompt that is being written. The tab keeps them through a reload and the trip to sign in. */
export const usePictures = create<{ pictures: readonly Picture[] }>(() => ({ pictures: [] }));

export function setPictures(pictures: readonly Picture[]): void {
  usePictures.setState({ pictures });
  try {
    if (pictures.length === 0) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(pictures));
  } catch {
    // A browser that refuses storage keeps them in memory only.
  }
}

/** Takes up what this tab kept; what somebody damaged is left out. */
export function loadPictures(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    if (Array.isArray(kept)) usePictures.setState({ pictures: kept.filter(isPicture).slice(0, MOST_PICTURES) });
  } catch {
    // Nothing that can be read was kept.
  }
}

/** The picture as an address that a page can show. */
export function pictureAddress(picture: Picture): string {
  return `data:${picture.mediaType};base64,${picture.data}`;
}

/** How many bytes a picture has. */
export function pictureBytes({ data }: Picture): number {
  return (data.length / 4) * 3 - (data.endsWith("==") ? 2 : data.endsWith("=") ? 1 : 0);
}

function isPicture(value: unknown): value is Picture {
  if (typeof value !== "object" || value === null) return false;
  const { name, mediaType, data } = value as Record<string, unknown>;
  return (
    typeof name === "string" && PICTURE_TYPES.includes(mediaType as PictureType) && typeof data === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(data)
  );
}
