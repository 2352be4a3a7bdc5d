"use client";

import { ArrowDown } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";

const NEAR_END_PX = 80;

/** A scroller that follows what is added at its end until the reader scrolls up. */
export function Follow({
  active,
  className,
  children,
}: {
  active: boolean;
  className?: string;
  /** What to scroll, given the element it scrolls in: null until that is on the page. */
  children: (scroller: HTMLElement | null) => ReactNode;
}) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useEffect(() => {
    if (!active || !following || scroller === null || content.current === null) return;
    const grown = new ResizeObserver(() => {
      scroller.scrollTop = scroller.scrollHeight;
    });
    grown.observe(content.current);
    return () => grown.disconnect();
  }, [active, following, scroller]);

  return (
    <div className="relative min-h-0">
      <div
        ref={setScroller}
        tabIndex={0}
        role="region"
        aria-label="Progress"
        className={className}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END_PX)
        }
      >
        <div ref={content}>{children(scroller)}</div>
      </div>
      {active && !following && (
        <button
          type="button"
          onClick={() => setFollowing(true)}
          className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-3 py-1.5 text-xs font-medium shadow-high hover:bg-sunken"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          Follow
        </button>
      )}
    </div>
  );
}
