import type { Feed } from "@/features/assistant/feed";
import type { RunView, TextItem } from "@/features/execution/model/types";
import type { Connection } from "@/features/execution/stream/use-run";

/** What an execution has told the assistant so far. Its end counts when the server has told it: an end that the stream tells may come before the last words. */
export function feedOf(view: RunView, connection: Connection): Feed {
  const settled = connection === "ended";
  const items = view.steps.flatMap((step) => step.items);
  const texts = items.filter((item): item is TextItem => item.kind === "text");
  const latest = texts.at(-1)?.generation;
  const said = texts.filter(({ generation }) => generation === latest).map(({ text }) => text).join("");
  const tool = items.at(-1);
  const result = view.outputs["result"];
  return {
    ended: !settled ? null : view.status === "completed" ? "completed" : view.status === "cancelled" ? "cancelled" : "failed",
    text: settled && typeof result === "string" ? result : said,
    doing: tool?.kind === "tool" && tool.state === "running" ? "Checking the recipe…" : tool?.kind === "thinking" ? "Thinking…" : said === "" ? "Waiting for the first word…" : "Writing…",
    error: view.error,
    remedy: view.remedy,
    tokens: view.usage.input + view.usage.output,
    cost: view.usage.cost,
    offline: view.offlineProvider,
  };
}
