import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { MutatedFile } from "./mutated-files.ts";

/** Exact, so that figures of two days can be compared. */
const strykerVersion = "10.1.1";

interface Position {
  readonly line: number;
  readonly column: number;
}

/** As much of a mutant in Stryker's report as is used here. */
export interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** The mutants of a file, and its text. */
export interface MutationReport {
  readonly mutants: readonly Mutant[];
  readonly source: string;
}

export interface StrykerOptions {
  /** The folder of `installStryker`. */
  readonly tools: string;
  /** Mutants at a time. */
  readonly concurrency: number;
}

/**
 * Installs Stryker into a folder outside the workspace, unless it is there: whoever does not mutate shall not pay for
 * it. It runs the workspace's own Vitest.
 */
export function installStryker(folder: string): void {
  const modules = `${folder}/node_modules`;
  if (existsSync(`${modules}/vitest`)) return;
  mkdirSync(folder, { recursive: true });
  const packages = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${strykerVersion}`);
  const words = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", "--omit=peer"];
  execFileSync("npm", [...words, ...packages], { stdio: ["ignore", "ignore", "inherit"], cwd: folder });
  symlinkSync(realpathSync("node_modules/vitest"), `${modules}/vitest`);
}

/** Mutates one file, or some `ranges` of it, on a copy of the workspace. */
export function runStryker(
  {
    file,
    tests,
    ranges = [file],
  }: Pick<MutatedFile, "file" | "tests"> & { readonly ranges?: readonly string[] },
  { tools, concurrency }: StrykerOptions,
): MutationReport {
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
  const { files } = JSON.parse(readFileSync(report, "utf8")) as {
    readonly files: Record<string, MutationReport>;
  };
  const found = files[file];
  if (found === undefined) throw new Error(`Stryker reports nothing of ${file}.`);
  return { mutants: found.mutants, source: found.source };
}

function buildConfig({
  ranges,
  tools,
  report,
  vitestConfig,
  concurrency,
}: StrykerOptions & {
  readonly ranges: readonly string[];
  readonly report: string;
  readonly vitestConfig: string;
}): object {
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
      "packages/bench",
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
function buildVitestConfig(tests: readonly string[]): object {
  const resolve = { conditions: ["@x-batch-compliance/source"] };
  return {
    resolve,
    ssr: { resolve },
    test: { root: "packages/core", include: tests, testTimeout: 60_000, hookTimeout: 60_000 },
  };
}
