import { useEffect, type RefObject } from "react";

/**
 * Keeps the focus on what is chosen while it moves about in the text, so that it is never lost to an edit. The focus is left alone while it is elsewhere on the page.
 * Things are found by `data-key`; a button with `data-action` keeps the focus in the `data-row` that it has moved to.
 */
export function useFollowFocus(root: RefObject<HTMLElement | null>, chosen: string | null, drawn: unknown, onShown?: (key: string) => void): void {
  useEffect(() => {
    const element = root.current;
    if (element === null || chosen === null) return;
    const active = document.activeElement;
    const lost = active === null || active === document.body;
    if (!lost && !element.contains(active)) return;
    const action = active instanceof HTMLElement ? active.dataset["action"] : undefined;
    const name = CSS.escape(chosen);
    const target = action === undefined ? element.querySelector(`[data-key="${name}"]`) : element.querySelector(`[data-row="${name}"] [data-action="${action}"]`);
    if (target instanceof HTMLElement && target !== active) target.focus({ preventScroll: onShown !== undefined });
  }, [root, chosen, drawn, onShown]);
  useEffect(() => {
    if (chosen !== null) onShown?.(chosen);
  }, [chosen, onShown]);
}
