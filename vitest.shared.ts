import { defineConfig, type ViteUserConfig } from "vitest/config";

const shared: ViteUserConfig = defineConfig({
  // Workspace packages are read from src/, so no build is needed to run tests.
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "reports/tests.json" }]],
  },
});
export default shared;
