import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Mutates one file, or some `ranges` of it, on a copy of the workspace and returns its mutants as Stryker's report has them:
 * `{ status, mutatorName, replacement, location }`, and the text of the file.
 */
export function runStryker({ file, tests, ranges = [file] }, { tools, concurrency }) {
  const modules = `${tools}/node_modules/@stryker-mutator`;
  const report = `${tools}/report.json`;
  const config = `${tools}/stryker.json`;
  const vitestConfig = `${tools}/vitest.config.mjs`;
  writeFileSync(vitestConfig, `export default ${JSON.stringify(buildVitestConfig(tests))};\n`);
  writeFileSync(config, JSON.stringify(buildConfig({ ranges, tools, report, vitestConfig, concurrency })));
  const { status } = spawnSync(process.execPath, [`${modules}/core/bin/stryker.js`, "run", config], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`Stryker could not mutate ${file}. Run its tests alone: ${tests}`);
  const { mutants, source } = JSON.parse(readFileSync(report, "utf8")).files[file];
  return { mutants, source };
}

function buildConfig({ ranges, tools, report, vitestConfig, concurrency }) {
  const runner = `${tools}/node_modules/@stryker-mutator/vitest-runner/dist/src/index.js`;
  return {
    mutate: ranges,
    plugins: [pathToFileURL(runner).href],
    testRunner: "vitest",
    vitest: { configFile: vitestConfig, related: false },
    coverageAnalysis: "perTest",
    concurrency,
    // A slow moment of the machine is not to be taken for an endless loop.
    timeoutMS: 15_000,
    timeoutFactor: 3,
    // Both need the compiler's old interface, which TypeScript 7 does not have. The sources are right as they are.
    disableTypeChecks: false,
    tsconfigFile: "none",
    tempDirName: `${tools}/copies`,
    ignorePatterns: [
      "packages/action/{src,test,dist}",
      "bench",
      "docs",
      "examples",
      "**/{build,reports,.turbo}",
    ],
    reporters: ["json"],
    jsonReporter: { fileName: report },
    allowEmpty: true,
  };
}

/** As vitest.shared.ts, without reports. */
function buildVitestConfig(tests) {
  const resolve = { conditions: ["source"] };
  return {
    resolve,
    ssr: { resolve },
    test: { root: "packages/core", include: tests, testTimeout: 60_000, hookTimeout: 60_000 },
  };
}
