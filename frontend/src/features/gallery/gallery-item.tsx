"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Play, Shapes, Workflow } from "lucide-react";
import Link from "next/link";
import { useEffect, type ReactNode } from "react";
import { EarlyText } from "@/components/early-text";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Empty, ProblemNote, Skeleton } from "@/components/ui/states";
import { YamlText } from "@/components/yaml-text/yaml-text";
import { paths } from "@/config/paths";
import { track } from "@/lib/analytics";
import { galleryItemQuery } from "@/lib/api/gallery";
import { isGone } from "@/lib/api/problem";
import type { GalleryItem } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { useOutline } from "@/lib/recipe/use-outline";
import { saveText } from "@/lib/save-file";
import { iconOf, kinds } from "./item-look";

const titleLook = "text-2xl font-semibold tracking-tight";
const descriptionLook = "mt-1.5 max-w-2xl text-soft";

/** An item as it was when the page was built. */
export interface KnownItem {
  item: GalleryItem;
  /** The ids of its steps, if it is a recipe. */
  stepIds: readonly string[];
}

/** One item: what it is, its source, and what can be done with it. What is known of it is shown until the API tells more. */
export function GalleryItemPage({ id, known, graph }: { id: string | null; known?: KnownItem; graph?: (yaml: string) => ReactNode }) {
  const { data: told, error, refetch } = useQuery({ ...galleryItemQuery(id ?? ""), enabled: id !== null });
  const data = told ?? (isGone(error) ? undefined : known?.item);
  if (id === null) {
    return <Empty icon={<Shapes />} title="No item was named" action={<ButtonLink href={paths.gallery}>Open the gallery</ButtonLink>} />;
  }
  if (data !== undefined) return <Item item={data} stepIds={data.yaml === known?.item.yaml ? known?.stepIds : undefined} graph={graph} />;
  return error === null ? <ItemSkeleton /> : <ProblemNote error={error} onRetry={() => void refetch()} />;
}

function Item({ item, stepIds, graph }: { item: GalleryItem; stepIds?: readonly string[]; graph?: (yaml: string) => ReactNode }) {
  useEffect(() => track("gallery_item_viewed", { type: item.type, name: item.name }), [item.type, item.name]);
  const { label, tint } = kinds[item.type];
  const Icon = iconOf(item);
  const yaml = item.yaml ?? "";
  const extension = item.type === "recipe" ? "yaml" : "md";
  return (
    <article>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-5 pb-8">
        <span aria-hidden className={cn("flex size-14 items-center justify-center rounded-2xl", tint)}>
          <Icon className="size-7" />
        </span>
        <div className="min-w-64 flex-1">
          <h1 className={titleLook}>{item.title ?? humanize(item.name)}</h1>
          <p className={descriptionLook}>{item.description}</p>
          <p className="mt-3 flex flex-wrap gap-1.5">
            <Badge tone="accent">{label}</Badge>
            <Badge>{humanize(item.category)}</Badge>
            <Badge>{humanize(item.min_mode)} mode and up</Badge>
            {item.version !== undefined && <Badge>v{item.version}</Badge>}
            {item.source === "community" && <Badge tone="warn">Community{item.author === undefined ? "" : `, by ${item.author}`}</Badge>}
            {item.tags.map((tag) => (
              <Link key={tag} href={`${paths.gallery}?tag=${encodeURIComponent(tag)}`} className="rounded-full text-xs text-faint underline-offset-2 hover:text-ink hover:underline">
                #{tag}
              </Link>
            ))}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {item.type !== "skill" && (
            <ButtonLink href={paths.galleryInPlayground(item.id)} tone="primary">
              <Play />
              {item.type === "recipe" ? "Run" : "Try it"}
            </ButtonLink>
          )}
          {item.type === "recipe" && graph !== undefined && (
            <ButtonLink href={paths.galleryInBuilder(item.id)}>
              <Workflow />
              Open in builder
            </ButtonLink>
          )}
        </div>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-6">
          {item.type === "recipe" && graph?.(yaml)}
          <Card className="overflow-hidden">
            <div className="flex items-center gap-1 border-b border-line py-1.5 pr-2 pl-4">
              <h2 className="mr-auto text-sm font-semibold">Source</h2>
              <CopyButton tone="quiet" size="small" text={yaml} label={item.type === "recipe" ? "Copy YAML" : "Copy"} />
              <Button tone="quiet" size="small" onClick={() => saveText(`${item.name}.${extension}`, yaml)}>
                <Download />
                Download
              </Button>
            </div>
            <pre tabIndex={0} aria-label="Source" className="max-h-[40rem] overflow-auto p-5 font-mono text-[0.8125rem] leading-relaxed">
              {item.type === "recipe" ? <YamlText source={yaml} /> : yaml}
            </pre>
          </Card>
        </div>
        {item.type === "recipe" && <RecipeFacts item={item} steps={stepIds === undefined ? <ReadSteps yaml={yaml} /> : <Steps ids={stepIds} />} />}
      </div>
    </article>
  );
}

function ReadSteps({ yaml }: { yaml: string }) {
  const outline = useOutline(yaml);
  return outline === null ? <Skeleton className="mt-3 h-20" /> : <Steps ids={outline.stepIds} />;
}

function Steps({ ids }: { ids: readonly string[] }) {
  return (
    <ol className="mt-3 space-y-2 text-sm">
      {ids.map((id, index) => (
        <li key={id} className="flex gap-3">
          <span aria-hidden className="flex size-5 shrink-0 items-center justify-center rounded-full bg-sunken text-xs text-soft tabular-nums">
            {index + 1}
          </span>
          {humanize(id)}
        </li>
      ))}
    </ol>
  );
}

function RecipeFacts({ item, steps }: { item: GalleryItem; steps: ReactNode }) {
  const samples = Object.entries(item.sample_inputs ?? {});
  return (
    <Card className="divide-y divide-line">
      <section className="p-5">
        <h2 className="text-sm font-semibold">Steps</h2>
        {steps}
      </section>
      {item.cost !== undefined && (
        <section className="p-5">
          <h2 className="text-sm font-semibold">A run takes</h2>
          <p className="mt-2 text-sm text-soft">{item.cost}</p>
        </section>
      )}
      {samples.length > 0 && (
        <section className="p-5">
          <h2 className="text-sm font-semibold">Sample inputs</h2>
          <dl className="mt-3 space-y-3 text-sm">
            {samples.map(([name, value]) => (
              <div key={name}>
                <dt className="font-mono text-xs text-faint">{name}</dt>
                <dd className="mt-0.5 line-clamp-4 break-words whitespace-pre-wrap text-soft">
                  {typeof value === "string" ? value : JSON.stringify(value)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Card>
  );
}

/** Stands where an item will be; its title and what it is can be read at once. */
export function ItemSkeleton() {
  return (
    <div aria-hidden className="space-y-6">
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        <Skeleton className="size-14 rounded-2xl" />
        <div className="min-h-27.5 min-w-64 flex-1 sm:min-h-21.5">
          <EarlyText name="item title" className={titleLook} waiting={<Skeleton className="h-8 w-64" />} />
          <EarlyText name="item description" className={descriptionLook} waiting={<Skeleton className="mt-3 h-5 w-full max-w-xl" />} />
        </div>
      </div>
      <Skeleton className="h-96" />
    </div>
  );
}
