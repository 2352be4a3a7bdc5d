"use client";

import { lazy } from "react";

const parts = {
  longTimeline: () => import("./long-timeline"),
  eventList: () => import("./event-list"),
};

/** Loaded when it is first drawn. */
export const LongTimeline = lazy(() => parts.longTimeline().then((module) => ({ default: module.LongTimeline })));

/** Loaded when it is first drawn. */
export const EventList = lazy(() => parts.eventList().then((module) => ({ default: module.EventList })));

/** Has both at hand before somebody asks for them. That they can't be had is said where they are drawn. */
export function loadAhead(): void {
  for (const load of Object.values(parts)) load().catch(() => {});
}
