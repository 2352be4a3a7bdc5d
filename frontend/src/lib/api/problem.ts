import type { Finding, ProblemDetails } from "./types";

/** An answer that is not the one hoped for, in words a person can act on. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly type: string;
  readonly findings: readonly Finding[];
  /** Seconds after which trying again may help; null if the server did not say. */
  readonly retryAfter: number | null;

  constructor(details: ProblemDetails, retryAfter: number | null = null) {
    super(details.detail ?? details.title);
    this.name = "ApiProblem";
    this.status = details.status;
    this.title = details.title;
    this.type = details.type;
    this.findings = details.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

/** Whether the server could not be reached at all. */
export function isOffline(error: unknown): boolean {
  return isApiProblem(error) && error.status === 0;
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const header = response.headers.get("Retry-After");
  const seconds = header === null ? Number.NaN : Number(header);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === "object" && body !== null && "title" in body) {
    return new ApiProblem({ ...(body as ProblemDetails), status: response.status }, retryAfter);
  }
  return new ApiProblem(
    {
      type: "about:blank",
      title: `The server answered ${response.status}`,
      status: response.status,
      detail: "The server gave no reason. Try again; if it happens again, look at its health page.",
    },
    retryAfter,
  );
}

export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: "about:blank",
    title: "The server can't be reached",
    status: 0,
    detail: "Check your connection. What you wrote is kept in this browser.",
  });
}

/** Whether what was asked for is not there, or not there for who asked. */
export function isGone(error: unknown): boolean {
  return isApiProblem(error) && error.status === 404;
}
