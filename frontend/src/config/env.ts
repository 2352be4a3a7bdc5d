/** Settings that were fixed when the page was built. */
export interface Env {
  /** Origin of the API without a trailing slash; empty when page and API share one. */
  readonly apiOrigin: string;
}

export function parseEnv(values: Record<string, string | undefined>): Env {
  const origin = (values["NEXT_PUBLIC_API_ORIGIN"] ?? "").replace(/\/+$/, "");
  if (origin !== "" && !/^https?:\/\/[^/\s]+$/.test(origin)) {
    throw new Error(`NEXT_PUBLIC_API_ORIGIN is "${origin}"; it must be an origin such as https://api.example.org, or empty.`);
  }
  return { apiOrigin: origin };
}

export const env = parseEnv({ NEXT_PUBLIC_API_ORIGIN: process.env["NEXT_PUBLIC_API_ORIGIN"] });
