"use client";

import { lazy } from "react";

const load = () => import("./virtual-lists");

/** Loaded when it is first drawn. */
export const LongTimeline = lazy(() => load().then((module) => ({ default: module.LongTimeline })));

/** Loaded when it is first drawn. */
export const EventList = lazy(() => load().then((module) => ({ default: module.EventList })));

/** Has both at hand before somebody asks for them. That they can't be had is said where they are drawn. */
export function loadAhead(): void {
  load().catch(() => {});
}
