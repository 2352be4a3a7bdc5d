"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ProblemNote, Skeleton } from "@/components/ui/states";
import { call } from "@/lib/api/client";
import { documentedFields, type JsonSchema } from "./schema-fields";

/** Every field of a recipe, from the schema that the server checks with. */
export function RecipeReference() {
  const { data, error, refetch } = useQuery({
    queryKey: ["schema", "recipe"],
    queryFn: ({ signal }) => call<JsonSchema>("GET", "/api/schemas/recipe", { signal }),
  });
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-96" />;
  return (
    <div className="space-y-10">
      {documentedFields(data).map((group) => (
        <section key={group.title} aria-labelledby={`ref-${group.title}`}>
          <h2 id={`ref-${group.title}`} className="mb-3 text-lg font-semibold">
            {group.title}
          </h2>
          <Card className="divide-y divide-line">
            {group.fields.map((field) => (
              <div key={field.name} className="grid gap-x-6 gap-y-1 px-5 py-3.5 sm:grid-cols-[13rem_1fr]">
                <p className="flex flex-wrap items-center gap-2">
                  <code className="font-mono text-sm font-medium">{field.name}</code>
                  {field.required && <Badge tone="accent">required</Badge>}
                </p>
                <div className="text-sm text-soft">
                  {field.description}
                  <p className="font-mono text-xs text-faint">{field.type}</p>
                </div>
              </div>
            ))}
          </Card>
        </section>
      ))}
    </div>
  );
}
