import { deflateSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/config/env";
import { matchesKeys } from "./commands";
import { date, timeOfDay } from "./dates";
import { formatBytes, formatCost, formatCount, formatDuration, humanize } from "./format";
import { openShared, shareLink } from "./share-link";

describe("a share link", () => {
  it("gives back every recipe that it carries", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 2_000 }), (recipe) => {
        const link = shareLink("https://example.org/playground/", recipe);
        expect(openShared(new URL(link ?? "").hash)).toEqual({ recipe });
      }),
    );
  });

  it("refuses what unpacks to more than a recipe may have", () => {
    const bomb = deflateSync(new Uint8Array(1_000_000));
    expect(openShared(`#r=${btoa(String.fromCharCode(...bomb)).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_")}`)).toBeNull();
  });

  it("refuses noise", () => {
    expect(openShared("#r=%%%")).toBeNull();
    expect(openShared("#other")).toBeNull();
  });
});

describe("shortcuts", () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

  it("match their keys and no others", () => {
    expect(matchesKeys("Ctrl+K", press("k", { ctrlKey: true }))).toBe(true);
    expect(matchesKeys("Ctrl+K", press("k", { metaKey: true }))).toBe(true);
    expect(matchesKeys("Ctrl+K", press("k"))).toBe(false);
    expect(matchesKeys("Ctrl+K", press("k", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matchesKeys("?", press("?", { shiftKey: true }))).toBe(true);
  });
});

describe("what people read", () => {
  it("says durations, prices and names plainly", () => {
    expect(formatDuration(420)).toBe("420 ms");
    expect(formatDuration(12_340)).toBe("12.3 s");
    expect(formatDuration(185_000)).toBe("3 min 5 s");
    expect(formatCost(null)).toBe("price unknown");
    expect(formatCost(0.0042)).toBe("$0.0042");
    expect(humanize("make-cards")).toBe("Make cards");
  });

  it("says numbers and times as Intl would", () => {
    const [one, decimals] = [new Intl.NumberFormat("en"), new Intl.NumberFormat("en", { maximumFractionDigits: 1 })];
    for (const count of [0, 7, 999, 1_000, 9_999]) expect(formatCount(count)).toBe(one.format(count));
    for (const count of [10_000, 12_345, 1_234_567_890]) expect(formatCount(count)).toBe(`${decimals.format(count / 1_000)}k`);
    expect(formatBytes(1_536)).toBe("1.5 KB");

    const plain = (text: string) => text.replaceAll(/\s/gu, " ");
    for (const at of [new Date(2026, 0, 1, 0, 0), new Date(2026, 10, 29, 9, 5), new Date(2027, 11, 31, 12, 59), new Date(2026, 4, 2, 23, 30)]) {
      expect(timeOfDay(at)).toBe(plain(at.toLocaleTimeString("en", { timeStyle: "short" })));
      expect(date(at)).toBe(plain(at.toLocaleDateString("en", { dateStyle: "medium" })));
    }
  });
});

describe("the environment", () => {
  it("may name an origin and nothing else", () => {
    expect(parseEnv({ NEXT_PUBLIC_API_ORIGIN: "https://api.example.org/" }).apiOrigin).toBe("https://api.example.org");
    expect(() => parseEnv({ NEXT_PUBLIC_API_ORIGIN: "api" })).toThrow(/must be an origin/);
  });
});
