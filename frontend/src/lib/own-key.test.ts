import { beforeEach, describe, expect, it } from "vitest";
import { loadOwnKey, ownKeyHeader, setOwnKey, useOwnKey } from "./own-key";

const KEY = "sk-ant-0123456789";

describe("a key of the user's own", () => {
  beforeEach(() => {
    setOwnKey({ provider: "anthropic", key: "", ceiling: null }, false);
    localStorage.clear();
  });

  it("goes into a header of the run and into no storage", () => {
    setOwnKey({ provider: "anthropic", key: KEY, ceiling: 1 }, false);

    expect(ownKeyHeader()).toEqual({ "X-Provider-Key": `anthropic=${KEY}` });
    expect(JSON.stringify({ ...localStorage })).not.toContain(KEY);
    expect(JSON.stringify({ ...sessionStorage })).not.toContain(KEY);
  });

  it("outlives a reload of the tab only if that was asked for", () => {
    setOwnKey({ provider: "openai", key: KEY, ceiling: null }, true);
    useOwnKey.setState({ provider: "anthropic", key: "", ceiling: null });

    expect(loadOwnKey()).toBe(true);
    expect(useOwnKey.getState()).toEqual({ provider: "openai", key: KEY, ceiling: null });
    expect(JSON.stringify({ ...localStorage })).not.toContain(KEY);
  });

  it("is gone from the tab when it is forgotten", () => {
    setOwnKey({ provider: "openai", key: KEY, ceiling: null }, true);
    setOwnKey({ provider: "openai", key: "", ceiling: null }, true);

    expect(loadOwnKey()).toBe(false);
    expect(ownKeyHeader()).toEqual({});
  });

  it("is not taken from a storage that somebody damaged", () => {
    sessionStorage.setItem("amplifier.own-key", '{"provider":"elsewhere","key":"x"}');

    expect(loadOwnKey()).toBe(false);
  });
});
