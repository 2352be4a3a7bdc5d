"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";

/** A link whose page is fetched ahead only when somebody comes near it: for places that have many links. */
export function NearLink(props: Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return <Link {...props} prefetch={near ? null : false} onPointerEnter={approach} onFocus={approach} />;
}
