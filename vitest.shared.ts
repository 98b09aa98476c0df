import { defineConfig, type ViteUserConfig } from "vitest/config";

const shared: ViteUserConfig = defineConfig({
  // Workspace packages are read from src/, so no build is needed to run tests.
  resolve: { conditions: ["@x-batch-compliance/source"] },
  ssr: { resolve: { conditions: ["@x-batch-compliance/source"] } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Modules are loaded once per worker, not once per file: this halves the time that small tests take.
    isolate: false,
    // What a test replaces must not outlive it.
    restoreMocks: true,
    unstubEnvs: true,
    tags: [
      { name: "slow", description: "Starts processes or git, or takes about a second: not in test:quick." },
    ],
    // For a machine that is busy with other work: nothing here waits for so long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ["default", ["json", { outputFile: "reports/tests.json" }]],
  },
});
export default shared;
