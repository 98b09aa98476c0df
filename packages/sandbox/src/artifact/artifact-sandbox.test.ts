import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DefaultArtifactClient, type UploadArtifactResponse } from "@actions/artifact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import { createFaults, type Faults } from "../http/faults.ts";
import { createRecorder, type Recorder } from "../http/recorder.ts";
import { type ArtifactSandbox, startArtifacts } from "./index.ts";

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

/** Lets the real client work, whose settings are its process's own; a failure is answered as its text. */
async function drive<T>(
  use: (client: DefaultArtifactClient) => Promise<T>,
  token: string = sandbox.token,
): Promise<T | { readonly error: string }> {
  const settings = { ...sandbox.env, ACTIONS_RUNTIME_TOKEN: token, GITHUB_WORKSPACE: folder };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  // What it tells the runner.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    return await use(new DefaultArtifactClient());
  } catch (error) {
    return { error: (error as Error).message };
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

/** Uploads files of the folder. */
function upload(name: string, ...files: readonly string[]): ReturnType<typeof drive<UploadArtifactResponse>> {
  return drive((client) => uploadBy(client, name, files));
}

function uploadBy(client: DefaultArtifactClient, name: string, files: readonly string[], options = {}) {
  const paths = files.map((file) => join(folder, file));
  return client.uploadArtifact(name, paths, folder, { retentionDays: 3, ...options });
}

test("the real client uploads files and gets the id, the size and the digest of what is kept", async () => {
  await writeFile(join(folder, "report.json"), '{"checked":3}');
  await writeFile(join(folder, "results.ndjson"), "one\ntwo\n".repeat(10_000));

  const answer = await upload("x-compliance", "report.json", "results.ndjson");

  const [artifact] = sandbox.artifacts();
  expect(artifact?.name).toBe("x-compliance");
  expect(answer).toEqual({
    id: artifact?.id,
    size: artifact?.sizeBytes,
    digest: artifact?.digest?.replace("sha256:", ""),
  });
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

  await drive((client) => uploadBy(client, "large", ["large.bin"], { compressionLevel: 0 }));

  expect(recorder.requests("artifact.putBlock").length).toBeGreaterThan(2);
  expect(sandbox.files("large").get("large.bin")?.equals(bytes)).toBe(true);
});

test("a file that is uploaded without an archive is kept as it is, under its own name", async () => {
  await writeFile(join(folder, "report.md"), "# Report\n");
  await drive((client) => uploadBy(client, "ignored", ["report.md"], { skipArchive: true }));
  expect(sandbox.files("report.md")).toEqual(new Map([["report.md", Buffer.from("# Report\n")]]));
});

test("a name is taken once in a run, also for another job of it, until the artifact is deleted", async () => {
  await writeFile(join(folder, "a.txt"), "first");
  await upload("lists", "a.txt");

  const again = (client: DefaultArtifactClient) => uploadBy(client, "lists", ["a.txt"]);
  expect(await drive(again, sandbox.tokenFor("another-job"))).toEqual({
    error: expect.stringContaining(
      "(409) Conflict: an artifact with this name already exists on the workflow run",
    ),
  });

  await writeFile(join(folder, "a.txt"), "second");
  await drive(async (client) => {
    await client.deleteArtifact("lists");
    await again(client);
  });
  expect(sandbox.artifacts()).toHaveLength(1);
  expect(sandbox.files("lists").get("a.txt")?.toString()).toBe("second");
});

test("the real client lists, finds and downloads what it uploaded", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  const answer = await drive(async (client) => {
    const { digest } = await uploadBy(client, "lists", ["a.txt"]);
    const { artifacts } = await client.listArtifacts();
    const { artifact } = await client.getArtifact("lists");
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path: join(folder, "out"),
      expectedHash: `sha256:${digest}`,
    });
    return { listed: artifacts.map(({ name }) => name), digestMismatch };
  });
  expect(answer).toEqual({ listed: ["lists"], digestMismatch: false });
  expect(await readFile(join(folder, "out/a.txt"), "utf8")).toBe("content");
});

test("a connection that is cut during the upload leaves the name taken and nothing listed", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  faults.script("artifact.finalize", { kind: "reset" });
  const answer = await upload("lists", "a.txt");
  expect(answer).toEqual({ error: expect.stringContaining("ECONNRESET") });
  expect(faults.unused()).toEqual([]);
  expect(sandbox.artifacts()).toEqual([]);
  expect(() => sandbox.files("lists")).toThrow("No artifact lists was uploaded");
  expect(await upload("lists", "a.txt")).toEqual({ error: expect.stringContaining("(409)") });
});

test("signed URLs keep their signature out of the record", async () => {
  await writeFile(join(folder, "a.txt"), "content");
  await upload("lists", "a.txt");
  const targets = recorder.requests().map((request) => request.target);
  expect(targets.filter((target) => target.includes("sig="))).not.toHaveLength(0);
  expect(targets.filter((target) => /sig=(?!\*\*\*)/.test(target))).toEqual([]);
});
