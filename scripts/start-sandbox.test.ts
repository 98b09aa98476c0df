// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

function start(folder: string, ...words: readonly string[]) {
  const environment = { ...process.env, RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, "output") };
  return spawnSync(process.execPath, ["scripts/start-sandbox.mjs", ...words], {
    cwd: root,
    env: environment,
    encoding: "utf8",
    timeout: 30_000,
  });
}

test("the sandbox answers after the script that started it has ended", async () => {
  const folder = mkdtempSync(join(tmpdir(), "start-sandbox-"));
  try {
    const { status, stderr } = start(folder, "--flow", "gcs");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const lines: string[] = readFileSync(join(folder, "output"), "utf8").trim().split("\n");
    const outputs: Record<string, string> = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
    try {
      const response = await fetch(`${outputs["x-api-url"]}/2/compliance/jobs?type=tweets`, {
        headers: { authorization: `Bearer ${outputs["bearer-token"]}` },
      });
      expect(response.status).toBe(200);
    } finally {
      process.kill(Number(outputs.pid));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a wrong option of the sandbox fails the script", () => {
  const folder = mkdtempSync(join(tmpdir(), "start-sandbox-"));
  try {
    const { status, stderr } = start(folder, "--flow", "none");
    expect(stderr).toContain("write api or gcs");
    expect(stderr).toContain("The sandbox ended at once");
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
