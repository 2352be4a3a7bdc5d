import { Badge } from "@/components/ui/badge";
import { NearLink } from "@/components/ui/near-link";
import { paths } from "@/config/paths";
import type { GalleryItem } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { humanize } from "@/lib/format";
import { iconOf, kinds } from "./item-look";

/** Names of the items that came with this build, as `type/name`: they have pages of their own. */
export type BuiltinNames = readonly string[];

export function ItemCard({ item, builtin }: { item: GalleryItem; builtin: BuiltinNames }) {
  const { label, tint } = kinds[item.type];
  const Icon = iconOf(item);
  return (
    <NearLink
      href={item.source === "builtin" && builtin.includes(`${item.type}/${item.name}`) ? paths.builtinItem(item.type, item.name) : paths.galleryItem(item.id)}
      className="group flex h-full flex-col rounded-card border border-line bg-surface p-5 shadow-card transition-[border-color,transform] duration-150 hover:-translate-y-0.5 hover:border-line-strong"
    >
      <div className="flex items-center gap-3">
        <span aria-hidden className={cn("flex size-9 items-center justify-center rounded-xl", tint)}>
          <Icon className="size-4.5" />
        </span>
        <h3 className="min-w-0 flex-1 font-semibold tracking-tight group-hover:text-accent-text">{item.title ?? humanize(item.name)}</h3>
      </div>
      <p className="mt-3 line-clamp-3 flex-1 text-sm text-soft">{item.description}</p>
      <p className="mt-4 flex flex-wrap items-center gap-1.5">
        <span className={cn("rounded-full px-2 py-0.5 text-xs font-medium", tint)}>{label}</span>
        <Badge>{humanize(item.category)}</Badge>
        {item.min_mode !== "normie" && <Badge title={`For ${item.min_mode} mode and up`}>{humanize(item.min_mode)}</Badge>}
        {item.source === "community" && <Badge tone="warn">Community</Badge>}
      </p>
    </NearLink>
  );
}
