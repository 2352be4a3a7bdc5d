import { useReactFlow, useStore } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import { boxesOf, type Drawing } from "./drawing";
import { BODY_HEAD } from "./layout";
import { isReadable, readableOf, revealed, wholeOf, type View } from "./view";

const MOVES_MS = 180;

/** What of the drawing is in view: all of it or its beginning at first, and later what is chosen. */
export function useView(drawing: Drawing): { fit: () => void; reveal: (key: string) => void } {
  const { setViewport, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shape = `${drawing.width} ${drawing.height}`;
  const shown = useRef<string | null>(null);

  const go = useCallback((view: View) => void setViewport(view, { duration: movesLittle() ? 0 : MOVES_MS }), [setViewport]);
  const fit = useCallback(() => go(wholeOf(drawing, { width, height })), [go, drawing, width, height]);
  const reveal = useCallback(
    (key: string) => {
      const box = boxesOf(drawing).find((each) => each.key === key);
      if (box === undefined || width === 0) return;
      const view = getViewport();
      const next = revealed(view, box.kind === "body" ? { ...box.rect, height: BODY_HEAD } : box.rect, { width, height });
      if (next !== view) go(next);
    },
    [drawing, getViewport, go, width, height],
  );

  useEffect(() => {
    if (width === 0 || shown.current === shape) return;
    const first = shown.current === null;
    shown.current = shape;
    if (first) void setViewport(readableOf(drawing, { width, height }));
    else if (isReadable(drawing, { width, height })) go(wholeOf(drawing, { width, height }));
  }, [drawing, shape, width, height, go, setViewport]);

  return { fit, reveal };
}

function movesLittle(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}
