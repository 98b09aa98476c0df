import { inspect } from "node:util";
import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import type { Job } from "../src/api/job.ts";
import type { JobEvent } from "../src/job/job-event.ts";
import type { PartOutcome, RunPartOptions } from "../src/job/run-part.ts";
import { countSentinels } from "../src/job/sentinels.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { runOnce } from "./drive-part.ts";
import { unitBytes as unit } from "./drive-session.ts";
import { makeIds, makePart } from "./make-part.ts";

const ids = makeIds(30_000);
const part = makePart(ids);
/** With the sentinels, a line each. */
const sentBytes = part.body.sizeBytes + countSentinels(ids.length) * 21;
const operations = ["x.createJob", "storage.startResumable", "storage.uploadIds"] as const;
const answer = (status: number, body?: string): Fault => ({ kind: "answer", status, body });

function run(
  driven: DrivenCore,
  changes: Partial<RunPartOptions> & { readonly events?: JobEvent[] } = {},
): Promise<PartOutcome & { readonly job: Job }> {
  return runOnce(driven, part, { resumable: true, ...changes });
}

function arrivedBytes({ sandbox }: DrivenCore, jobId: string): number | undefined {
  return sandbox.x.upload(jobId)?.length;
}

test("a part goes from start to end by a resumable upload", async () => {
  await using driven = await driveCore({ flow: "gcs", keepChunkBytes: unit });
  const events: JobEvent[] = [];
  const outcome = await run(driven, { events });
  expect(outcome).toMatchObject({ state: "complete", adopted: false, result: { proof: "proven" } });
  const sent = events.flatMap((event) => (event.type === "uploading" ? [event.sentBytes] : []));
  expect(sent).toEqual([unit, 2 * unit, sentBytes]);
  expect(driven.count(...operations)).toEqual([1, 1, 0]);
});

test("a run that does not ask for it uploads in one piece, as ever", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  expect(await run(driven, { resumable: undefined })).toMatchObject({ state: "complete" });
  expect(driven.count(...operations)).toEqual([1, 0, 1]);
});

test("X's newer API refuses it, and no job is left", async () => {
  await using driven = await driveCore({ flow: "api" });
  await expect(run(driven)).rejects.toMatchObject({ code: "OPTION_INVALID" });
  expect(driven.sandbox.x.jobs()).toEqual([]);
});

test.each([true, undefined])(
  "a job that a killed run left gets a new session (asked for: %s)",
  async (resumable) => {
    await using driven = await driveCore({ flow: "gcs", keepChunkBytes: unit });
    const controller = new AbortController();
    const killed = run(driven, {
      signal: controller.signal,
      onEvent: ({ type }) => type === "uploading" && controller.abort("killed"),
    });
    await expect(killed).rejects.toBe("killed");
    const outcome = await run(driven, { runKey: "run-2", resumable });
    expect(outcome).toMatchObject({ state: "complete", adopted: true });
    expect(arrivedBytes(driven, outcome.job.id)).toBe(sentBytes);
    expect(driven.count(...operations)).toEqual([1, 2, 0]);
    const ranges = driven.sandbox.recorder
      .requests("storage.uploadChunk")
      .map(({ headers }) => headers["content-range"]);
    expect(ranges.filter((range) => range?.startsWith("bytes 0-"))).toHaveLength(2);
  },
);

test("an upload that is not whole at the deadline is pending, and a later run brings it", async () => {
  await using driven = await driveCore({ flow: "gcs", keepChunkBytes: unit });
  const onEvent = ({ type }: JobEvent): void => {
    if (type === "uploading") driven.clock.manual.advance(40_000);
  };
  const first = await run(driven, { timeoutMs: 60_000, onEvent });
  expect(first).toMatchObject({ state: "pending", adopted: false });
  expect(arrivedBytes(driven, first.job.id)).toBeUndefined();
  const second = await run(driven, { runKey: "run-2" });
  expect(second).toMatchObject({ state: "complete", adopted: true, job: { id: first.job.id } });
});

test("an upload that its window is too short for is tried in another job", async () => {
  await using driven = await driveCore({ flow: "gcs", keepChunkBytes: unit });
  const events: JobEvent[] = [];
  let isSlow = true;
  const onEvent = (event: JobEvent): void => {
    events.push(event);
    if (event.type === "uploading" && isSlow) driven.clock.manual.advance(16 * 60_000);
    if (event.type === "abandoned") isSlow = false;
  };
  const outcome = await run(driven, { onEvent });
  expect(outcome).toMatchObject({ state: "complete", adopted: false });
  expect(events).toContainEqual(expect.objectContaining({ type: "abandoned", code: "SIGNED_URL_REFUSED" }));
  expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "expired"]);
});

/** Stands in bodies of answers, and may stand nowhere else. */
const canary = "canary-7f3a9c";

test.each<[string, string, readonly Fault[]]>([
  [
    "goes well after breaks",
    "none",
    [{ kind: "keep", firstBytes: 9, end: "reset" }, answer(503, canary), answer(410, canary)],
  ],
  ["is refused", "BAD_REQUEST", [answer(400, canary)]],
  ["is too large", "PAYLOAD_TOO_LARGE", [answer(413, canary)]],
  ["is forgotten again and again", "UPLOAD_NOT_FOUND", Array<Fault>(4).fill(answer(404, canary))],
  ["breaks again and again", "none", [{ kind: "reset" }, answer(500, canary), { kind: "reset" }]],
  [
    "is redirected",
    "REDIRECTED",
    [{ kind: "answer", status: 307, headers: { location: `http://127.0.0.1:9/${canary}` } }],
  ],
  [
    "is answered with more than was sent",
    "API_ERROR",
    [{ kind: "answer", status: 308, headers: { range: "bytes=0-99999999" } }],
  ],
])("no session, address or body can be printed where an upload %s", async (_, code, faults) => {
  await using driven = await driveCore({ flow: "gcs" });
  driven.sandbox.faults.script("storage.uploadChunk", ...faults);
  const events: JobEvent[] = [];
  const outcome = await run(driven, { events }).catch((caught: unknown) => caught);
  const error = outcome instanceof Error ? outcome : undefined;
  expect(error === undefined ? "none" : (error as { code?: string }).code).toBe(code);
  const printed = [outcome, error?.message, error?.stack, events, driven.sandbox.recorder.requests()]
    .flatMap((value) => [
      String(value),
      JSON.stringify(value) ?? "",
      inspect(value, { depth: 10, showHidden: true }),
    ])
    .join("\n");
  const sessions = driven.addresses.flatMap((url) => url.searchParams.get("upload_id") ?? []);
  expect(sessions.length).toBeGreaterThan(0);
  for (const session of sessions) expect(driven.secrets).toContain(session);
  const shown = [...sessions, canary, ids[0] ?? "", driven.sandbox.x.storageOrigin].filter((secret) =>
    printed.includes(secret),
  );
  expect(shown).toEqual([]);
});
