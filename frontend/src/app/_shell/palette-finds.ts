import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { paths } from "@/config/paths";
import { lessons } from "@/features/learn/lessons";
import { galleryQuery } from "@/lib/api/gallery";
import type { Command } from "@/lib/commands";
import { humanize } from "@/lib/format";
import { loadRecentRuns, useRecentRuns } from "@/lib/recent-runs";
import { useGo } from "@/lib/use-go";

const everything = galleryQuery({ limit: 100, sort: "name" });

/** What there is to go to beside the pages: everything in the gallery, the lessons, and the runs of this browser. */
export function usePaletteFinds(): Command[] {
  const go = useGo();
  const { data } = useQuery(everything);
  const runs = useRecentRuns((state) => state.runs);
  useEffect(loadRecentRuns, []);
  return useMemo(
    () => [
      ...(data?.items ?? []).map((item) => ({
        id: `item-${item.id}`,
        label: item.title ?? humanize(item.name),
        group: "Gallery" as const,
        words: `${item.type} ${item.category} ${item.tags.join(" ")} ${item.description}`,
        perform: () => go(paths.galleryItem(item.id)),
      })),
      ...lessons.map(({ slug, title, summary }) => ({ id: `lesson-${slug}`, label: title, group: "Learn" as const, words: summary, perform: () => go(paths.lesson(slug)) })),
      ...runs.map(({ id, name }) => ({ id: `run-${id}`, label: name, group: "Earlier runs" as const, words: "run", perform: () => go(paths.run(id)) })),
    ],
    [data, go, runs],
  );
}
