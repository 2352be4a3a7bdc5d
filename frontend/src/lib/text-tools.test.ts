import { afterEach, expect, test } from "vitest";
import { closeTextTool, forgetWish, putTextToolAway, rememberWish, takeUpWish, useTextTools } from "./text-tools";

afterEach(() => {
  closeTextTool();
  sessionStorage.clear();
});

test("a wish that came over the trip to sign in is not lost where its page is drawn twice", () => {
  rememberWish("Facts about a topic");

  takeUpWish();
  putTextToolAway();
  takeUpWish();

  expect(useTextTools.getState().shown).toMatchObject({ tool: "assistant", wish: "Facts about a topic" });
});

test("a wish that a person closed does not come back", () => {
  rememberWish("Facts about a topic");

  takeUpWish();
  closeTextTool();
  takeUpWish();

  expect(useTextTools.getState().shown).toBeNull();
});

test("a wish that was sent does not come back when its page does", () => {
  rememberWish("Facts about a topic");

  takeUpWish();
  forgetWish();
  putTextToolAway();
  takeUpWish();

  expect(useTextTools.getState().shown).toBeNull();
});
