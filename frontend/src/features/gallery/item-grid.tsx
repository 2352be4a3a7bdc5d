import { Skeleton } from "@/components/ui/states";
import type { GalleryItem } from "@/lib/api/types";
import { ItemCard, type BuiltinNames } from "./item-card";

/** Items as cards; while they are not known, as many placeholders. */
export function ItemGrid({ items, builtin, placeholders }: { items: readonly GalleryItem[] | undefined; builtin: BuiltinNames; placeholders: number }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {items === undefined
        ? Array.from({ length: placeholders }, (_, index) => (
            <li key={index} aria-hidden>
              <Skeleton className="h-44 rounded-card" />
            </li>
          ))
        : items.map((item) => (
            <li key={item.id}>
              <ItemCard item={item} builtin={builtin} />
            </li>
          ))}
    </ul>
  );
}
