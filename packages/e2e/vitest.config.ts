import { mergeConfig, type ViteUserConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";
import { createTableReporter } from "./src/report/table-reporter.ts";

/** `vitest run src` tests what is here; `npm run e2e` finds act and runs whole workflows, with a report of their own. */
const outputFile = process.env.E2E_ACT === undefined ? "reports/tests.json" : "reports/e2e.json";
const config: ViteUserConfig = mergeConfig(shared, { test: { maxWorkers: 2 } });
config.test = { ...config.test, reporters: ["default", ["json", { outputFile }], createTableReporter()] };
export default config;
