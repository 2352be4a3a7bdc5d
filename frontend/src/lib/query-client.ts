import { QueryClient } from "@tanstack/react-query";
import { isApiProblem } from "./api/problem";

const MOST_RETRIES = 2;
const FRESH_MS = 60_000;

/** Server state: kept for a minute, asked for again only where trying again may help. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < MOST_RETRIES && isApiProblem(error) && (error.status === 0 || error.status >= 500),
      },
    },
  });
}
