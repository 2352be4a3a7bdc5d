import { download } from "@/lib/api/client";

/** The run as a zip: recipe, inputs, outputs, transcript, and how to run it at home. */
export function exportExecution(id: string): Promise<Blob> {
  return download("GET", `/api/executions/${encodeURIComponent(id)}/export`);
}
