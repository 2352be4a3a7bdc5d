import common from "./vitest.config.ts";

/** The checks against the corpus, which lies outside of the repository, in the folder CORPUS. */
export default { ...common, test: { ...common.test, include: ["src/**/*.corpus-check.ts"], testTimeout: 300_000 } };
