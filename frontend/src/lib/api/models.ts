import { queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import type { Models } from "./types";

const FRESH_MS = 300_000;

/** The models that can be asked now, and the one that will be; undefined if none fits what was chosen. */
export function modelsInForce(
  { models, default: usual }: Models,
  chosen: string,
  own: { readonly provider: string; readonly key: string },
): { offered: Models["models"]; inForce: Models["models"][number] | undefined } {
  const offered = models.filter((model) => model.available || (own.key !== "" && model.provider === own.provider));
  const otherwise = own.key === "" ? usual : offered.find((model) => model.provider === own.provider)?.id;
  return { offered, inForce: offered.find((model) => model.id === (chosen === "" ? otherwise : chosen)) };
}

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => call<Models>("GET", "/api/models", { signal }),
  staleTime: FRESH_MS,
});
