"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { modelsInForce, modelsQuery } from "@/lib/api/models";
import { planRecipe } from "@/lib/api/plan-recipe";
import { useDraft } from "@/lib/drafts";
import { formatCost, formatCount } from "@/lib/format";
import { useOwnKey } from "@/lib/own-key";
import { useRunEstimate } from "@/lib/run-estimate";
import { useSession } from "@/lib/session";
import { requestFor } from "../run-request";

const REST_MS = 900;

/** What a run of the recipe will take, about: asked when typing rests, by somebody who is signed in. */
export function RunEstimate() {
  const { draft } = useDraft();
  const own = useOwnKey();
  const signedIn = useSession(({ status }) => status === "signed-in");
  const { data: models } = useQuery(modelsQuery);
  const rested = useRested(draft);
  // Without a key of the user's own the server knows by itself who answers.
  const model = own.key === "" || models === undefined ? rested.model : (modelsInForce(models, rested.model, own).inForce?.id ?? "");
  const isRecipe = draft.source === "recipe";
  const { data: estimate = null } = useQuery({
    queryKey: ["estimate", rested.recipe, rested.inputs, rested.galleryId, model],
    enabled: signedIn && isRecipe && rested.source === "recipe",
    queryFn: async ({ signal }) => {
      const request = await requestFor({ ...rested, model });
      return request.ok && request.body.type === "recipe" ? (await planRecipe(request.body, signal)).estimate : null;
    },
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const shown = signedIn && isRecipe ? estimate : null;
  useEffect(() => {
    useRunEstimate.setState({ estimate: shown });
    return () => useRunEstimate.setState({ estimate: null });
  }, [shown]);

  if (shown === null || shown.output_tokens === 0) return null;
  return (
    <span className="text-xs text-faint tabular-nums" title="A guess: answers of usual length, loops of unknown length once, list prices.">
      about {formatCount(shown.input_tokens + shown.output_tokens)} tokens, {formatCost(shown.cost_usd)}
    </span>
  );
}

/** A value once it has been the same for a while. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
