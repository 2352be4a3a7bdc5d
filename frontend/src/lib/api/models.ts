import { queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import type { Models } from "./types";

const FRESH_MS = 300_000;

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => call<Models>("GET", "/api/models", { signal }),
  staleTime: FRESH_MS,
});
