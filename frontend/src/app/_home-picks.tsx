"use client";

import dynamic from "next/dynamic";
import { loadPart } from "@/lib/load-part";

/** The picks of the gallery: their words stand in the page, and their script comes after that of the editor above them. */
export const HomePicks = dynamic(() => loadPart(() => import("@/features/gallery/gallery-picks")).then((module) => module.GalleryPicks));
