// @module-tag slow
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const program = new URL("../src/cli.ts", import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...words], { stdio: ["ignore", "pipe", "pipe"] });
}

async function runToEnd(...words: readonly string[]): Promise<Ended> {
  const child = start(...words);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (bytes) => {
    stdout += bytes;
  });
  child.stderr?.on("data", (bytes) => {
    stderr += bytes;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "it prints one JSON line, serves, and ends on %s",
  async (signal) => {
    const child = start("--flow", "gcs");
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    reader.on("line", (line) => lines.push(line));
    await once(reader, "line");
    const { x, artifacts, github } = JSON.parse(lines[0] ?? "");
    expect(x).toMatchObject({ flow: "gcs", storageUrl: expect.stringContaining("http://127.0.0.1:") });
    expect(artifacts).toHaveProperty("ACTIONS_RUNTIME_TOKEN");
    expect(github).toHaveProperty("token");
    const headers = { authorization: `Bearer ${x.bearerToken}` };
    const response = await fetch(`${x.apiUrl}/2/compliance/jobs?type=tweets`, { headers });
    expect(await response.json()).toEqual({ meta: { result_count: 0 } });
    child.kill(signal);
    expect(await once(child, "close")).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  },
);

test("help tells of every option", async () => {
  const { code, stdout, stderr } = await runToEnd("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const option of ["--flow", "--share", "--verdicts", "--looks", "--processing-ms"])
    expect(stdout).toContain(option);
});

test("bad options end with 2 and say what to write", async () => {
  const { code, stdout, stderr } = await runToEnd("--flow", "s3");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe('x-compliance-sandbox: --flow is "s3": write api or gcs.\n');
});

test("a verdicts file that can't be used ends with 2 and says why", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
  try {
    const path = join(folder, "verdicts.json");
    await writeFile(path, '{"x":1}');
    const { code, stderr } = await runToEnd("--verdicts", path);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"x" is no ID')]);
    expect((await runToEnd("--verdicts", join(folder, "none.json"))).stderr).toContain("ENOENT");
  } finally {
    await rm(folder, { recursive: true });
  }
});
