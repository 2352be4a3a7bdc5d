import { LazyMarkdown } from "@/components/markdown/lazy-markdown";
import { readAnswer } from "./answer";
import type { Turn } from "./question";

/** What was asked and answered so far, without the recipes; what the last answer says of its proposal stands with the proposal. */
export function Conversation({ turns, proposed }: { turns: readonly Turn[]; proposed: boolean }) {
  if (turns.length === 0) return null;
  return (
    <ol aria-label="Conversation" className="space-y-3">
      {turns.map(({ wish, answer }, index) => {
        const { words, recipe } = readAnswer(answer);
        const withProposal = proposed && index === turns.length - 1;
        return (
          <li key={index} className="space-y-2 text-sm">
            <p className="ml-auto w-fit max-w-[85%] rounded-xl bg-accent-soft px-3 py-2 break-words whitespace-pre-wrap">
              <span className="sr-only">You: </span>
              {wish ?? "The check found mistakes in it: once more, please."}
            </p>
            {!withProposal && (
              <div className="max-w-[92%] rounded-xl bg-sunken px-3 py-2 break-words">
                <span className="sr-only">Assistant: </span>
                {words === "" ? <p className="text-soft">{recipe === null ? "It said nothing." : "A recipe, without words."}</p> : <LazyMarkdown text={words} />}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
