import { beforeEach, expect, test } from "vitest";
import { loadPictures, pictureAddress, pictureBytes, setPictures, usePictures, type Picture } from "./pictures";

const dot: Picture = { name: "dot.gif", mediaType: "image/gif", data: btoa("GIF89a.") };

beforeEach(() => {
  setPictures([]);
  sessionStorage.clear();
});

test("pictures are still there after the trip to sign in", () => {
  setPictures([dot]);
  usePictures.setState({ pictures: [] });

  loadPictures();

  expect(usePictures.getState().pictures).toEqual([dot]);
});

test("pictures that were taken away do not come back", () => {
  setPictures([dot]);
  setPictures([]);

  loadPictures();

  expect(usePictures.getState().pictures).toEqual([]);
});

test.each([
  ["no JSON", "["],
  ["no list", "{}"],
  ["a type that models do not see", JSON.stringify([{ ...dot, mediaType: "image/svg+xml" }])],
  ["data that is no base64", JSON.stringify([{ ...dot, data: '"><script>' }])],
])("a storage with %s gives no picture", (_, kept) => {
  sessionStorage.setItem("amplifier.pictures", kept);

  loadPictures();

  expect(usePictures.getState().pictures).toEqual([]);
});

test("a picture knows its bytes and its address", () => {
  expect(pictureBytes(dot)).toBe(7);
  expect(pictureBytes({ ...dot, data: btoa("123456") })).toBe(6);
  expect(pictureAddress(dot)).toBe(`data:image/gif;base64,${btoa("GIF89a.")}`);
});
