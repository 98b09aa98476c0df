import { defineConfig, type ViteUserConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/** The program as it is published, started as a process: `pnpm exec turbo run build` has to have been run. */
const config: ViteUserConfig = defineConfig({
  ...shared,
  test: {
    ...shared.test,
    name: "cli-scenarios",
    include: ["test/scenarios/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "reports/scenarios.json" }]],
  },
});
export default config;
