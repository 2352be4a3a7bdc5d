// The lists of which only what is in view is drawn, in one script with what measures that.
export { EventList } from "./event-list";
export { LongTimeline } from "./long-timeline";
