import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import type { DocumentType, GalleryItem, GalleryPage, Mode } from "./types";

export interface GallerySearch {
  type?: DocumentType;
  category?: string;
  mode?: Mode;
  tag?: string;
  q?: string;
  sort?: "popular" | "new" | "name";
  limit?: number;
  offset?: number;
}

const FRESH_MS = 300_000;

export const galleryQuery = (search: GallerySearch) =>
  queryOptions({
    queryKey: ["gallery", search],
    queryFn: ({ signal }) => call<GalleryPage>("GET", `/api/gallery${queryString(search)}`, { signal }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });

export const galleryItemQuery = (id: string) =>
  queryOptions({
    queryKey: ["gallery-item", id],
    queryFn: ({ signal }) => call<GalleryItem>("GET", `/api/gallery/${encodeURIComponent(id)}`, { signal }),
    staleTime: FRESH_MS,
  });

function queryString(search: GallerySearch): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
