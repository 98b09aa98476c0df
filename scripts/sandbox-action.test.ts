// @module-tag slow
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-action-"));
  // Files of the repository, as a runner downloads it: nothing is installed.
  for (const path of ["sandbox", "packages/sandbox/package.json", "packages/sandbox/src"]) {
    cpSync(join(root, path), join(folder, "action", path), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(script: string, environment: Readonly<Record<string, string>> = {}) {
  const { PATH = "" } = process.env;
  const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STATE: join(folder, "state") };
  return spawnSync(process.execPath, [join(folder, "action/sandbox", script)], {
    cwd: folder,
    env: { PATH, RUNNER_TEMP: folder, ...files, ...environment },
    encoding: "utf8",
    timeout: 30_000,
  });
}

function readPairs(name: string): Readonly<Record<string, string>> {
  const lines = readFileSync(join(folder, name), "utf8").trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
}

test("the sandbox answers after the step that started it has ended, until the job ends", async () => {
  const { status, stdout, stderr } = run("start.mjs", { INPUT_FLOW: "gcs", INPUT_SHARE: "" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const { pid = "" } = readPairs("state");
  const { "x-api-url": url, "bearer-token": token } = readPairs("output");
  const ask = () =>
    fetch(`${url}/2/compliance/jobs?type=tweets`, { headers: { authorization: `Bearer ${token}` } });
  expect(stdout).toContain(`The sandbox (gcs) listens at ${url}`);
  expect((await ask()).status).toBe(200);
  expect(run("stop.mjs", { STATE_pid: pid })).toMatchObject({ status: 0, stderr: "" });
  await expect.poll(() => ask().catch(() => "gone")).toBe("gone");
  const ended = spawnSync(process.execPath, ["--version"]).pid;
  expect(run("stop.mjs", { STATE_pid: String(ended) }).stdout).toContain("had ended before");
});

test("the verdicts of a file are those of the workspace", () => {
  writeFileSync(join(folder, "verdicts.json"), "[]");
  const { status, stderr } = run("start.mjs", { INPUT_VERDICTS: "verdicts.json" });
  expect(stderr).toContain("It must hold one JSON object, with IDs as keys.");
  expect(status).toBe(1);
});

test("a wrong input is an annotation that says what to write, and nothing is left to be stopped", () => {
  const { status, stderr } = run("start.mjs", { INPUT_FLOW: "s3", INPUT_SHARE: "2" });
  expect(stderr).toMatch(/^::error::The sandbox did not start\. .*set api or gcs\.%0A.*set a fraction.*\n$/);
  expect(status).toBe(1);
  expect(existsSync(join(folder, "output"))).toBe(false);
  expect(run("stop.mjs").stdout).toBe("The sandbox had not started.\n");
});

test("every input of action.yml is handed on", () => {
  const { inputs } = parse(readFileSync(join(root, "sandbox/action.yml"), "utf8"));
  for (const name of Object.keys(inputs)) {
    const { stderr } = run("start.mjs", { [`INPUT_${name.toUpperCase()}`]: "nonsense" });
    expect(stderr).toContain(`--${name} `);
  }
});
