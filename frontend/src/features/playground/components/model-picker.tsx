import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { modelsInForce, modelsQuery } from "@/lib/api/models";
import { changeDraft, useDraft } from "@/lib/drafts";
import { useOwnKey } from "@/lib/own-key";
import { OwnKey } from "./own-key";

/** Which model is asked, and the way to a key of one's own. */
export function ModelPicker() {
  const { draft } = useDraft();
  const { data } = useQuery(modelsQuery);
  const own = useOwnKey();
  if (data === undefined) return <div className="ml-auto h-9" />;
  const { offered, inForce } = modelsInForce(data, draft.model, own);
  return (
    <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2">
      {inForce?.offline === true && (
        <Badge title="No key for a language model is set here. The offline provider answers by simple rules, so that everything can be tried.">
          Offline provider
        </Badge>
      )}
      {offered.length > 1 && (
        <select
          aria-label="Model"
          value={draft.model}
          onChange={(event) => changeDraft({ model: event.target.value })}
          className="h-9 max-w-44 min-w-0 rounded-lg border border-line bg-surface px-2 text-sm text-soft"
        >
          <option value="">Default model</option>
          {offered.map((model) => (
            <option key={model.id} value={model.id}>
              {model.name ?? model.id}
              {model.offline ? " (offline)" : ""}
            </option>
          ))}
        </select>
      )}
      <OwnKey />
    </div>
  );
}

