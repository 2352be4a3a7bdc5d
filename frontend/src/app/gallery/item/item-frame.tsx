import type { ReactNode } from "react";

export function ItemFrame({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-[84rem] px-4 pt-8 pb-24 sm:px-6">{children}</div>;
}
