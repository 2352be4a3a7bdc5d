import { expect, test } from "vitest";
import { builtinGallery, builtinList, builtinNames } from "./builtin-gallery";

test("each item that comes with the build has what its page shows", () => {
  const items = builtinGallery();
  expect(new Set(items.map(({ type }) => type))).toEqual(new Set(["recipe", "bundle", "skill"]));
  for (const item of items) {
    expect(item.title, item.name).not.toBe("");
    expect(item.description, item.name).not.toBe("");
    expect(item.yaml, item.name).toContain(`name: ${item.name}`);
  }
  expect(new Set(builtinNames()).size).toBe(items.length);
});

test("ids are those of the API, and the featured come first", () => {
  const items = builtinGallery();
  expect(items.find(({ name }) => name === "plan-migration")?.id).toBe("ae5319ea-ee6d-3ce5-9f62-2d985be294c9");
  expect(items.findLastIndex(({ featured }) => featured)).toBe(items.filter(({ featured }) => featured).length - 1);
});

test("a list carries no texts", () => {
  expect(builtinList().every(({ yaml }) => yaml === undefined)).toBe(true);
});
