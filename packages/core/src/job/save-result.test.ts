import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { XSettings } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { flows } from "../../test/complete-job.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import type { Job } from "../api/job.ts";
import { type SavedResult, type SaveOptions, saveResult } from "./save-result.ts";
import { waitForJob } from "./wait-for-job.ts";

const part = makePart(makeIds(300));

interface Ready {
  readonly driven: DrivenCore;
  readonly path: string;
  readonly whole: Buffer;
  save(changes?: Partial<SaveOptions>): Promise<SavedResult>;
}

/** A job as any program makes it: without marker lines. */
async function driveForeign(settings: XSettings = {}): Promise<Ready> {
  const driven = await driveCore(settings);
  const { client, sandbox, folder } = driven;
  const created = await client.createJob({ type: "tweets", name: "twarc" });
  await client.uploadIds(created, part.body);
  const job: Job = await waitForJob(client, created.id);
  const path = join(folder, "result.json");
  return {
    driven,
    path,
    whole: sandbox.x.result(job.id),
    save: (changes) => saveResult(client, job, { path, ...changes }),
  };
}

test.each(flows)("a result of $flow is saved byte for byte, with what shows that it is whole", async (of) => {
  const { driven, path, whole, save } = await driveForeign({ flow: of.flow });
  await using _ = driven;
  const lines = whole.toString().split("\n").filter(Boolean).length;
  const proofBy = of.flow === "gcs" ? "checksum" : "second download";
  expect(await save()).toEqual({ sizeBytes: whole.length, lines, proofBy });
  expect(await readFile(path)).toEqual(whole);
});

test("a download that breaks off is begun anew, and nothing of it stays in the file", async () => {
  const { driven, path, whole, save } = await driveForeign();
  await using _ = driven;
  driven.sandbox.faults.script("x.downloadResults", {
    kind: "cut",
    afterBytes: 100,
    end: "reset",
    framing: "length",
  });
  const received: number[] = [];
  await save({ onReceived: ({ receivedBytes, pass }) => void (pass === 1 && received.push(receivedBytes)) });
  expect(await readFile(path)).toEqual(whole);
  expect(received.at(-1)).toBe(whole.length);
});

test("two downloads that differ prove nothing, and the first is kept", async () => {
  const { driven, path, whole, save } = await driveForeign();
  await using _ = driven;
  driven.sandbox.faults.script(
    "x.downloadResults",
    { kind: "pass" },
    { kind: "rewrite", body: (body) => body.subarray(0, body.lastIndexOf("\n", -2) + 1) },
  );
  expect(await save()).toMatchObject({ proofBy: "nothing" });
  expect(await readFile(path)).toEqual(whole);
});

test("a result without its last line feed is not asked for again, and proves nothing", async () => {
  const { driven, save } = await driveForeign();
  await using _ = driven;
  driven.sandbox.faults.script("x.downloadResults", {
    kind: "rewrite",
    body: (body) => body.subarray(0, -1),
  });
  expect(await save()).toMatchObject({ proofBy: "nothing" });
  expect(driven.count("x.downloadResults")).toEqual([1]);
});

test("what the storage's checksum contradicts is refused, and no file is left", async () => {
  const { driven, save } = await driveForeign({ flow: "gcs" });
  await using _ = driven;
  const spoilt = { kind: "rewrite", body: (body: Buffer) => Buffer.from(body).fill(48, 0, 1) } as const;
  driven.sandbox.faults.script("storage.downloadResults", spoilt, spoilt, spoilt);
  await expect(save()).rejects.toMatchObject({ code: "RESULT_MALFORMED" });
  expect(await readdir(driven.folder)).toEqual([]);
});
