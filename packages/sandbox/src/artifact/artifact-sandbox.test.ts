// @module-tag slow
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { UploadArtifactResponse } from "@actions/artifact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import { createFaults, type Faults } from "../http/faults.ts";
import { createRecorder, type Recorder } from "../http/recorder.ts";
import { type ArtifactSandbox, startArtifacts } from "./index.ts";

// Every test starts a process that loads the whole client.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let faults: Faults;
let recorder: Recorder;
let sandbox: ArtifactSandbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "artifact-"));
  faults = createFaults();
  recorder = createRecorder();
  sandbox = await startArtifacts({ faults, recorder, clock: systemClock });
});

afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Runs a script with the real client, whose settings are those of its process. */
async function drive<T>(script: string, token: string = sandbox.token): Promise<T> {
  const program = `
    import { DefaultArtifactClient } from "@actions/artifact";
    const client = new DefaultArtifactClient();
    const folder = ${JSON.stringify(folder)};
    let answer;
    try { answer = await (async () => { ${script} })(); } catch (error) { answer = { error: error.message }; }
    process.stdout.write("\\nanswer:" + JSON.stringify(answer ?? null));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, ...sandbox.env, ACTIONS_RUNTIME_TOKEN: token, GITHUB_WORKSPACE: folder },
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\nanswer:") + "\nanswer:".length)) as T;
}

const upload = (name: string, files: string): string =>
  `return await client.uploadArtifact(${JSON.stringify(name)}, ${files}, folder, { retentionDays: 3 });`;

test("the real client uploads files and gets the id, the size and the digest of what is kept", async () => {
  await writeFile(join(folder, "report.json"), '{"checked":3}');
  await writeFile(join(folder, "results.ndjson"), "one\ntwo\n".repeat(10_000));

  const answer = await drive<Required<UploadArtifactResponse>>(
    upload("x-compliance", `[folder + "/report.json", folder + "/results.ndjson"]`),
  );

  const [artifact] = sandbox.artifacts();
  expect(artifact).toMatchObject({ id: answer.id, name: "x-compliance", sizeBytes: answer.size });
  expect(artifact?.digest).toBe(`sha256:${answer.digest}`);
  const days = ((artifact?.expiresAtMs ?? 0) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(3);
  const files = sandbox.files("x-compliance");
  expect([...files.keys()].sort()).toEqual(["report.json", "results.ndjson"]);
  expect(files.get("report.json")?.toString()).toBe('{"checked":3}');
  expect(files.get("results.ndjson")?.toString()).toBe("one\ntwo\n".repeat(10_000));
});

test("a large file arrives in several blocks, put together in the order of the list", async () => {
  const bytes = createHash("shake256", { outputLength: 20 * 1024 * 1024 })
    .update("large")
    .digest();
  await writeFile(join(folder, "large.bin"), bytes);

  await drive(
    `return await client.uploadArtifact("large", [folder + "/large.bin"], folder, { compressionLevel: 0 });`,
  );

  expect(recorder.requests("artifact.putBlock").length).toBeGreaterThan(2);
  expect(sandbox.files("large").get("large.bin")?.equals(bytes)).toBe(true);
});

test("a file that is uploaded without an archive is kept as it is, under its own name", async () => {
  await writeFile(join(folder, "report.md"), "# Report\n");
  await drive(
    `return await client.uploadArtifact("ignored", [folder + "/report.md"], folder, { skipArchive: true });`,
  );
  expect(sandbox.files("report.md")).toEqual(new Map([["report.md", Buffer.from("# Report\n")]]));
});

test("a name is taken once in a run, also for another job of it, until the artifact is deleted", async () => {
  await writeFile(join(folder, "a.txt"), "first");
  const again = upload("lists", `[folder + "/a.txt"]`);
  await drive(again);

  const refused = await drive<{ error: string }>(again, sandbox.tokenFor("another-job"));
  expect(refused.error).toContain(
    "(409) Conflict: an artifact with this name already exists on the workflow run",
  );

  await writeFile(join(folder, "a.txt"), "second");
  await drive(`await client.deleteArtifact("lists"); ${again}`);
  expect(sandbox.artifacts()).toHaveLength(1);
  expect(sandbox.files("lists").get("a.txt")?.toString()).toBe("second");
});

test("the real client lists, finds and downloads what it uploaded", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  const answer = await drive<{ listed: string[]; digestMismatch: boolean }>(`
    const { id, digest } = await client.uploadArtifact("lists", [folder + "/a.txt"], folder);
    const { artifacts } = await client.listArtifacts();
    const { artifact } = await client.getArtifact("lists");
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path: folder + "/out", expectedHash: "sha256:" + digest });
    return { listed: artifacts.map((one) => one.name), digestMismatch };`);
  expect(answer).toEqual({ listed: ["lists"], digestMismatch: false });
  expect(await readFile(join(folder, "out/a.txt"), "utf8")).toBe("content");
});

test("a connection that is cut during the upload leaves the name taken and nothing listed", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  faults.script("artifact.finalize", { kind: "reset" });
  const answer = await drive<{ error: string }>(upload("lists", `[folder + "/a.txt"]`));
  expect(answer.error).toContain("ECONNRESET");
  expect(faults.unused()).toEqual([]);
  expect(sandbox.artifacts()).toEqual([]);
  expect(() => sandbox.files("lists")).toThrow("No artifact lists was uploaded");
  const retried = await drive<{ error: string }>(upload("lists", `[folder + "/a.txt"]`));
  expect(retried.error).toContain("(409)");
});

test("signed URLs keep their signature out of the record", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  await drive(upload("lists", `[folder + "/a.txt"]`));
  const targets = recorder.requests().map((request) => request.target);
  expect(targets.filter((target) => target.includes("sig="))).not.toHaveLength(0);
  expect(targets.filter((target) => /sig=(?!\*\*\*)/.test(target))).toEqual([]);
});
