"use client";

import { useQuery } from "@tanstack/react-query";
import { Search, SearchX } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { Empty, ProblemNote } from "@/components/ui/states";
import { paths } from "@/config/paths";
import { galleryQuery, type GallerySearch } from "@/lib/api/gallery";
import type { DocumentType, GalleryItem } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { useMode } from "@/lib/mode";
import { replaceAddress } from "@/lib/replace-address";
import type { BuiltinNames } from "./item-card";
import { ItemGrid } from "./item-grid";

const PAGE = 24;
const TYPING_REST_MS = 200;
const everything = galleryQuery({ limit: 100, sort: "name" });
const types: { id: DocumentType | ""; label: string }[] = [
  { id: "", label: "All" },
  { id: "recipe", label: "Recipes" },
  { id: "bundle", label: "Bundles" },
  { id: "skill", label: "Skills" },
];

type Filter = "type" | "category" | "tag" | "q" | "sort" | "mine";

/** What came with the build, which is shown until the API has told what there is now. */
interface Known {
  items: readonly GalleryItem[];
  builtin: BuiltinNames;
}

/** The gallery, searched as one types. What is looked for stands in the address. */
export function GalleryBrowser(known: Known) {
  return <GalleryView {...known} query={useSearchParams()} />;
}

/** The gallery where nothing is looked for, as it stands in the page before its scripts are there. */
export function WholeGallery(known: Known) {
  return <GalleryView {...known} query={nothing} />;
}

const nothing = new URLSearchParams();

function GalleryView({ items: known, builtin, query }: Known & { query: Pick<URLSearchParams, "get" | "size"> }) {
  const { mode } = useMode();
  const [shown, setShown] = useState(PAGE);
  const get = (key: Filter) => query.get(key) ?? undefined;

  const change = useCallback(
    (key: Filter, value: string) => {
      const next = new URLSearchParams(location.search);
      if (value === "") next.delete(key);
      else next.set(key, value);
      setShown(PAGE);
      replaceAddress(`${paths.gallery}${next.size > 0 ? `?${next}` : ""}`);
    },
    [],
  );

  const search: GallerySearch = {
    type: get("type") as DocumentType | undefined,
    category: get("category"),
    tag: get("tag"),
    q: get("q"),
    sort: get("sort") as GallerySearch["sort"],
    mode: get("mine") === undefined ? undefined : mode,
    limit: Math.min(shown, 100),
  };
  const { data: told, error, refetch, isPlaceholderData } = useQuery(galleryQuery(search));
  const data = told ?? (query.size === 0 && error === null ? { items: known.slice(0, shown), total: known.length } : undefined);
  const all = useQuery(everything);
  const categories = [...new Set((all.data?.items ?? known).map((item) => item.category))].sort();

  return (
    <div>
      <div className="z-20 -mx-4 space-y-3 bg-canvas px-4 pt-1 pb-4 sm:-mx-6 sm:px-6 md:sticky md:top-14">
        <div className="flex flex-wrap gap-3">
          <SearchBox initial={get("q") ?? ""} onSearch={(text) => change("q", text)} />
          <div role="group" aria-label="Kind" className="flex rounded-lg border border-line bg-surface p-1">
            {types.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                aria-pressed={(get("type") ?? "") === id}
                onClick={() => change("type", id)}
                className="rounded-md px-3 py-1 text-sm font-medium text-soft hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
              >
                {label}
              </button>
            ))}
          </div>
          <select
            aria-label="Category"
            value={get("category") ?? ""}
            onChange={(event) => change("category", event.target.value)}
            className="h-10 rounded-lg border border-line bg-surface px-2 text-sm"
          >
            <option value="">Every category</option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {humanize(category)}
              </option>
            ))}
          </select>
          <select
            aria-label="Order"
            value={get("sort") ?? "popular"}
            onChange={(event) => change("sort", event.target.value === "popular" ? "" : event.target.value)}
            className="h-10 rounded-lg border border-line bg-surface px-2 text-sm"
          >
            <option value="popular">Popular first</option>
            <option value="new">New first</option>
            <option value="name">By name</option>
          </select>
          <label className="flex h-10 items-center gap-2 text-sm text-soft">
            <input
              type="checkbox"
              className="size-4 accent-[var(--accent)]"
              checked={get("mine") !== undefined}
              onChange={(event) => change("mine", event.target.checked ? "1" : "")}
            />
            Only for {humanize(mode)} mode
          </label>
        </div>
        {get("tag") !== undefined && (
          <Button size="small" onClick={() => change("tag", "")}>
            Tag: {get("tag")} ×
          </Button>
        )}
      </div>
      <h2 className="sr-only">Items</h2>
      <p role="status" className="pb-4 text-sm text-faint">
        {error !== null ? "" : data === undefined ? "Looking…" : `${data.total} ${data.total === 1 ? "item" : "items"}`}
      </p>
      {error !== null ? (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      ) : data?.items.length === 0 ? (
        <Empty
          icon={<SearchX />}
          title="Nothing matches"
          action={<Button onClick={() => replaceAddress(paths.gallery)}>Show everything</Button>}
        >
          Try another word, or fewer filters. You can also write your own recipe in the playground.
        </Empty>
      ) : (
        <div className={cn("transition-opacity", isPlaceholderData && "opacity-60")}>
          <ItemGrid items={data?.items} builtin={builtin} placeholders={9} />
          {data !== undefined && data.items.length < data.total && shown < 100 && (
            <div className="pt-8 text-center">
              <Button onClick={() => setShown(shown + PAGE)}>Show more</Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function SearchBox({ initial, onSearch }: { initial: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(initial);
  const asked = useRef(initial);
  const ask = useCallback(() => {
    if (text === asked.current) return;
    asked.current = text;
    onSearch(text.trim());
  }, [onSearch, text]);
  useEffect(() => {
    const timer = setTimeout(ask, TYPING_REST_MS);
    return () => clearTimeout(timer);
  }, [ask]);
  return (
    <div className="relative min-w-56 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint" />
      <Input type="search" aria-label="Search the gallery" placeholder="Search recipes, bundles and skills" className="pl-9" value={text} onChange={(event) => setText(event.target.value)} onBlur={ask} />
    </div>
  );
}
