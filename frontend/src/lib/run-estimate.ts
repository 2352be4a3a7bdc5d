import { create } from "zustand";
import type { Estimate } from "./api/types";

/** What a run of the draft as it is would take; null while nobody knows. */
export const useRunEstimate = create<{ estimate: Estimate | null }>(() => ({ estimate: null }));
