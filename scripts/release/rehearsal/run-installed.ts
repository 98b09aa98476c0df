import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

interface Packed {
  readonly name: string;
  readonly file: string;
}

/** Installs the packages of a release in an empty project, and runs each as its users do. Only their dependencies are npm's. */
export async function runInstalled(release: string, project: string): Promise<void> {
  const packages: readonly Packed[] = JSON.parse(readFileSync(join(release, "packages.json"), "utf8"));
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "empty", "private": true, "type": "module" }\n');
  const run = (program: string, ...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: project, encoding: "utf8" });
    assert.equal(status, 0, `\`${program} ${words.join(" ")}\` ended with ${status}:\n${stdout}${stderr}`);
    return stdout;
  };
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel", "error"];
  run("npm", "install", ...quiet, ...packages.map(({ file }) => join(release, file)));

  const exported = "import * as core from '@x-batch-compliance/core'; console.log(typeof core.createClient)";
  assert.equal(run(process.execPath, "--input-type=module", "--eval", exported), "function\n");
  assert.match(run("npx", "--no-install", "xbc", "--help"), /check/);
  const readme = readFileSync(join(project, "node_modules/@x-batch-compliance/sandbox/README.md"), "utf8");
  const [, example = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  assert.match(run(process.execPath, "--input-type=module", "--eval", example), /^http:\/\/127\.0\.0\.1:/);
  console.log(
    `   ${packages.map(({ name }) => name).join(", ")}: installed, core imported, xbc --help, the sandbox's example`,
  );
  await checkAgainstSandbox(project);
}

/** `x-batch-compliance check` of two IDs, one of which the sandbox names. */
async function checkAgainstSandbox(project: string): Promise<void> {
  writeFileSync(join(project, "ids.txt"), "1000000000000000001\n1000000000000000002\n");
  writeFileSync(
    join(project, "verdicts.json"),
    '{"1000000000000000002":{"action":"delete","reason":"deleted"}}',
  );
  const bin = (name: string): string => join(project, "node_modules/.bin", name);
  const words = ["--verdicts", join(project, "verdicts.json"), "--looks", "0"];
  const sandbox = spawn(bin("x-compliance-sandbox"), words, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface({ input: sandbox.stdout }), "line");
    const { x } = JSON.parse(line);
    const checked = spawnSync(bin("x-batch-compliance"), ["check", "ids.txt", "--api-url", x.apiUrl], {
      cwd: project,
      env: { ...process.env, X_BEARER_TOKEN: x.bearerToken },
      encoding: "utf8",
    });
    // 1: violations were found.
    assert.equal(checked.status, 1, checked.stdout + checked.stderr);
    assert.match(checked.stdout + checked.stderr, /1 of 2/);
    console.log("   x-batch-compliance check, against the sandbox: 1 of 2 IDs is a violation");
  } finally {
    sandbox.kill();
  }
}
