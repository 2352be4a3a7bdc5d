import type { Locator } from "@playwright/test";

/** Scrolls through a list that draws only what is in view, as a reader does, and answers with the text of each line in order; an empty text where there is none. */
export function linesOf(scroller: Locator): Promise<string[]> {
  return scroller.evaluate(async (element) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const lines: string[] = [];
    element.scrollTop = 0;
    await drawn();
    await drawn();
    for (let end = false; !end; ) {
      const inView = [...element.querySelectorAll<HTMLElement>("[data-index]")];
      const places = inView.map((line) => Number(line.dataset["index"]));
      if (new Set(places).size !== places.length) throw new Error(`A line is drawn twice among ${places.join()}`);
      inView.forEach((line, at) => (lines[places[at] ?? 0] = line.innerText));
      const before = element.scrollTop;
      element.scrollTop = before + element.clientHeight * 0.9;
      await drawn();
      end = element.scrollTop === before;
    }
    return Array.from(lines, (line) => line ?? "");
  });
}
