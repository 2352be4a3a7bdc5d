import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"]],
  projects: [
    { name: "journeys", testMatch: "journeys/*.spec.ts" },
    { name: "measurements", testMatch: "measurements/*.spec.ts" },
    { name: "screenshots", testMatch: "screenshots/*.spec.ts" },
  ],
});
