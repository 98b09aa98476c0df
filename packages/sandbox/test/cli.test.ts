// @module-tag slow
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, mkdtempDisposable, rm, writeFile } from "node:fs/promises";
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
    expect(await response.json()).toEqual({});
    child.kill(signal);
    expect(await once(child, "close")).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  },
);

test("X alone is described alone", async () => {
  const child = start("--only-x");
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = await once(reader, "line");
  child.kill();
  expect(Object.keys(JSON.parse(line))).toEqual(["x"]);
});

test("an older Node.js than it runs on is told in one sentence", async () => {
  const old = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })";
  const child = spawn(process.execPath, [`--import=data:text/javascript,${old}`, program], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr?.on("data", (bytes) => {
    stderr += bytes;
  });
  expect(await once(child, "close")).toEqual([2, null]);
  expect(stderr).toBe("x-compliance-sandbox: needs Node.js 22 or newer; this is Node.js 20.20.2.\n");
});

test("help tells of every option", async () => {
  const { code, stdout, stderr } = await runToEnd("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const option of ["--flow", "--share", "--verdicts", "--looks", "--processing-ms", "--age", "--files"])
    expect(stdout).toContain(option);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});

test("bad options end with 2 and say what to write", async () => {
  const { code, stdout, stderr } = await runToEnd("--flow", "s3");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe('x-compliance-sandbox: --flow is "s3": set api or gcs.\n');
});

/** The first line of a sandbox that has started, and how to stop it. */
async function startAndRead(...words: readonly string[]) {
  const child = start(...words);
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = await once(reader, "line");
  return {
    child,
    described: JSON.parse(line),
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "close");
    },
  };
}

test("a signal moves its clock on by the days of --age", async () => {
  await using started = await startAndRead("--age", "3");
  const { x } = started.described;
  const headers = { authorization: `Bearer ${x.bearerToken}` };
  const readTime = async (): Promise<number> => {
    const { headers: answered } = await fetch(`${x.apiUrl}/2/compliance/jobs?type=tweets`, { headers });
    return Date.parse(answered.get("date") ?? "");
  };
  expect(Math.abs((await readTime()) - Date.now())).toBeLessThan(60_000);
  started.child.kill("SIGUSR2");
  await expect.poll(async () => Math.round((await readTime()) - Date.now()) / 86_400_000).toBeCloseTo(3, 2);
});

test("its repository starts from the files of a folder, but not from that folder's own .git", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "sandbox-files-"));
  await mkdir(join(folder.path, "lists"));
  await mkdir(join(folder.path, ".git"));
  await writeFile(join(folder.path, "lists", "ids.txt"), "20\r\n");
  await writeFile(join(folder.path, ".git", "HEAD"), "ref: refs/heads/other\n");
  await using started = await startAndRead("--files", folder.path);
  const { github } = started.described;
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["--git-dir", github.gitDir, ...words]).toString();
  expect(git("ls-tree", "-r", "--name-only", "main")).toBe("lists/ids.txt\n");
  expect(git("show", "main:lists/ids.txt")).toBe("20\r\n");
});

test("X speaks TLS, by the authority whose certificate is written to --tls", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "sandbox-tls-"));
  const path = join(folder.path, "authority.pem");
  await using started = await startAndRead("--tls", path);
  const { apiUrl } = started.described.x;
  expect(apiUrl).toMatch(/^https:\/\/127\.0\.0\.1:/);
  const script = `fetch(${JSON.stringify(apiUrl)}).then(({ status }) => console.log(status), (error) => console.log(error.cause.code))`;
  const ask = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const words = ["--input-type=module", "--eval", script];
    const child = spawn(process.execPath, words, { env: { ...process.env, ...env } });
    const texts: string[] = [];
    child.stdout.on("data", (bytes) => texts.push(String(bytes)));
    await once(child, "close");
    return texts.join("").trim();
  };
  expect(await ask({ NODE_EXTRA_CA_CERTS: path })).toBe("404");
  expect(await ask({ NODE_EXTRA_CA_CERTS: "" })).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
});

test("a verdicts file that can't be used ends with 2 and says why", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
  try {
    const path = join(folder, "verdicts.json");
    await writeFile(path, '{"x":1}');
    const { code, stderr } = await runToEnd("--verdicts", path);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"x" is not an ID')]);
    expect((await runToEnd("--verdicts", join(folder, "none.json"))).stderr).toContain("ENOENT");
  } finally {
    await rm(folder, { recursive: true });
  }
});
