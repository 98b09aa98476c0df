// @module-tag slow
import { createHash } from "node:crypto";
import type { Fault } from "@x-batch-compliance/sandbox";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "../src/api/job.ts";
import { isComplianceError } from "../src/errors.ts";
import type { Part } from "../src/job/part.ts";
import { uploadPart } from "../src/job/upload-part.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { unitBytes } from "./drive-session.ts";
import { makeIds, makePart } from "./make-part.ts";

const part = makePart(makeIds(30_000));

/** What can become of a chunk: all, some or nothing of it is stored, and the client is told so, something else, or nothing. */
const chunkFault = fc.oneof(
  fc.constant<Fault>({ kind: "pass" }),
  fc.record<Fault & { kind: "keep" }>({
    kind: fc.constant("keep"),
    firstBytes: fc.integer({ min: 0, max: unitBytes }),
    end: fc.oneof(fc.constant("answer" as const), fc.constant("reset" as const)),
  }),
  fc.constant<Fault>({ kind: "reset" }),
  fc.constant<Fault>({ kind: "reset", acted: true }),
  fc
    .integer({ min: 0, max: 100_000 })
    .map((afterRequestBytes): Fault => ({ kind: "reset", afterRequestBytes })),
  fc.constant<Fault>({ kind: "cut", afterBytes: 0, end: "fin", framing: "chunked" }),
  fc
    .oneof(...[404, 410, 429, 500, 503].map((status) => fc.constant(status)))
    .map((status): Fault => ({ kind: "answer", status })),
  fc.integer({ min: 0, max: part.body.sizeBytes }).map(
    // Mostly a lie, which may be believed only where it is no more than was sent.
    (last): Fault => ({ kind: "answer", status: 308, headers: { range: `bytes=0-${last}` } }),
  ),
);
const queryFault = fc.oneof(
  fc.constant<Fault>({ kind: "pass" }),
  fc.constant<Fault>({ kind: "reset" }),
  fc
    .oneof(...[404, 410, 503].map((status) => fc.constant(status)))
    .map((status): Fault => ({ kind: "answer", status })),
);

/** Named failures that these faults can end in. */
const failures = [
  "NETWORK",
  "SERVER_ERROR",
  "RATE_LIMITED",
  "UPLOAD_NOT_FOUND",
  "API_ERROR",
  "BAD_REQUEST",
  "JOB_EXPIRED",
  "SIGNED_URL_REFUSED",
];

/** One upload under these faults: undefined if it says that it went well, else its error. */
async function uploadUnder(
  driven: DrivenCore,
  job: Job,
  faults: { readonly chunks: readonly Fault[]; readonly queries: readonly Fault[] },
): Promise<unknown> {
  const script = { "storage.uploadChunk": faults.chunks, "storage.queryUpload": faults.queries };
  for (const [operation, some] of Object.entries(script)) driven.sandbox.faults.script(operation, ...some);
  try {
    await uploadPart(driven.client, job, part.body, { chunkBytes: unitBytes });
    return undefined;
  } catch (error) {
    return error;
  } finally {
    for (const operation of Object.keys(script)) while (driven.sandbox.faults.next(operation) !== undefined);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function isWhole({ sandbox }: DrivenCore, { id }: Job, { body, digest }: Part): boolean | undefined {
  const upload = sandbox.x.upload(id);
  if (upload === undefined) return undefined;
  return upload.length === body.sizeBytes && digestOf(upload) === digest;
}

test("whatever is stored of each chunk and wherever it breaks, exactly the body arrives or a failure is named", async () => {
  await using driven = await driveCore({ flow: "gcs", rateLimit: { limit: 1_000_000, windowMs: 60_000 } });
  const { client, sandbox } = driven;
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(chunkFault, { maxLength: 9 }),
      fc.array(queryFault, { maxLength: 5 }),
      async (chunks, queries) => {
        const job = await client.createJob({ type: "tweets", name: "lists", resumable: true });
        const error = await uploadUnder(driven, job, { chunks, queries });
        const whole = isWhole(driven, job, part);
        sandbox.x.setStatus(job.id, "failed");
        if (error === undefined) expect(whole).toBe(true);
        else {
          // The last answer may be lost; what arrived is still all of it, or nothing.
          expect(whole).not.toBe(false);
          expect(failures).toContain(isComplianceError(error) ? error.code : error);
        }
        seen.add(isComplianceError(error) ? error.code : "whole");
      },
    ),
    { numRuns: 120, seed: 20_260_901 },
  );
  expect(seen).toContain("whole");
  // An outage is outlasted; what is left are sessions that are gone too often, and lies.
  expect(seen.size).toBeGreaterThan(1);
}, 60_000);
