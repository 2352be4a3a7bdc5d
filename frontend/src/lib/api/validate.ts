import { call } from "./client";
import type { DocumentType, Validation } from "./types";

/** The server's deeper checks of a document. */
export function validate(type: DocumentType, yaml: string, signal?: AbortSignal): Promise<Validation> {
  return call("POST", "/api/validate", { body: { type, yaml }, signal });
}
