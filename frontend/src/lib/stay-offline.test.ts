import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guardLinks } from "./stay-offline";
import { useToasts } from "./toast";

let takeBack = () => {};

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  takeBack = guardLinks();
});
afterEach(() => {
  takeBack();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** Whether a click on a word inside such a link still leads somewhere. */
function follows(attributes: Record<string, string>, click: MouseEventInit = {}): boolean {
  const link = document.createElement("a");
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  const word = link.appendChild(document.createElement("span"));
  document.body.append(link);
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...click });
  word.dispatchEvent(event);
  return !event.defaultPrevented;
}

const offline = (is: boolean) => vi.stubGlobal("navigator", { onLine: !is });

test("while online every link leads where it says", () => {
  offline(false);
  expect(follows({ href: "http://localhost/learn/" })).toBe(true);
  expect(useToasts.getState().toasts).toEqual([]);
});

test("while offline a link into another page is not followed, and that is said", () => {
  offline(true);
  expect(follows({ href: "http://localhost/gallery/" })).toBe(false);
  expect(useToasts.getState().toasts[0]?.text).toContain("You are offline");
});

test.each([
  ["a new tab", { href: "http://localhost/learn/", target: "_blank" }, {}],
  ["a file", { href: "/a.zip", download: "a.zip" }, {}],
  ["a text that the page made itself", { href: "blob:http://localhost/1" }, {}],
  ["a place in this page", { href: "#content" }, {}],
  ["a click that opens another tab", { href: "http://localhost/learn/" }, { ctrlKey: true }],
])("while offline %s is followed", (_, attributes, click) => {
  offline(true);
  expect(follows(attributes as Record<string, string>, click)).toBe(true);
});
