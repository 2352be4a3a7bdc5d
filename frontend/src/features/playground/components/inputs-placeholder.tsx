import { Skeleton } from "@/components/ui/states";
import { humanize } from "@/lib/format";
import { likelyInputs } from "@/lib/recipe/input-kind";

/** Keeps the place of the form of inputs while the recipe is read, so that nothing jumps when it comes. */
export function InputsPlaceholder({ recipe }: { recipe: string }) {
  const inputs = likelyInputs(recipe);
  if (inputs.length === 0) return null;
  return (
    <div aria-hidden className="border-t border-line p-4">
      <p className="mb-3 text-xs font-semibold tracking-wide text-faint">Inputs</p>
      <div className="space-y-4">
        {inputs.map(({ name, kind }) => (
          <div key={name} className="space-y-1.5">
            {kind !== "toggle" && <p className="text-sm font-medium">{humanize(name)}</p>}
            <Skeleton className={heights[kind]} />
          </div>
        ))}
      </div>
    </div>
  );
}

const heights = { text: "h-10", number: "h-10", toggle: "h-6", json: "h-[5.75rem]", "long-text": "h-[8.25rem]" } as const;
