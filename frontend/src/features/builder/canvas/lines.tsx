import { useId } from "react";
import { pathOf, type Line } from "./drawing";

/** The lines of a drawing with their arrows, inside an SVG. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const arrow = useId();
  return (
    <>
      <defs>
        <marker id={arrow} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 1 9 5 0 9" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" />
        </marker>
      </defs>
      {lines.map((line) => (
        <path key={line.key} d={pathOf(line)} fill="none" stroke="var(--line-strong)" markerEnd={`url(#${arrow})`} />
      ))}
    </>
  );
}
