"use client";

import { ArrowDown } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";

const NEAR_END_PX = 80;

/** A scroller that follows what is added at its end until the reader scrolls up. */
export function Follow({ active, mark, className, children }: { active: boolean; mark: unknown; className?: string; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useEffect(() => {
    const element = scroller.current;
    if (active && following && element !== null) element.scrollTop = element.scrollHeight;
  }, [active, following, mark]);

  return (
    <div className="relative min-h-0">
      <div
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label="Progress"
        className={className}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END_PX)
        }
      >
        {children}
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
