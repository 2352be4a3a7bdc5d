"use client";

import { lazy } from "react";
import { loadPart } from "@/lib/load-part";

const load = () => import("./virtual-lists");

/** Loaded when it is first drawn. */
export const LongTimeline = lazy(() => loadPart(load).then((module) => ({ default: module.LongTimeline })));

/** Loaded when it is first drawn. */
export const EventList = lazy(() => loadPart(load).then((module) => ({ default: module.EventList })));

/** Has both at hand before somebody asks for them. That they can't be had is said when they are to be drawn. */
export function loadAhead(): void {
  load().catch(() => {});
}
