import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/** Whole behaviour: a world of its own per test, and the committed bundle, which has to be built before. */
const config: ViteUserConfig = defineConfig({
  ...shared,
  test: {
    ...shared.test,
    name: "scenarios",
    include: ["test/{browser,scenarios}/*.test.ts"],
    // A scenario mostly waits for the step's process, or for a time that X or GitHub asked for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ["default", ["json", { outputFile: "reports/scenarios.json" }]],
  },
});
export default config;
