import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { wrapBytes } from "../src/bytes/wrap-bytes.ts";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import { createClient } from "../src/client/client.ts";
import { createTransport, type HttpResponse, type Transport } from "../src/http/transport.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const ids = makeIds(16);
/** The first ID of each part. */
const gone = [0, 4, 8, 12].map((at) => ids[at] as string);
const remove = { action: "delete", reason: "deleted" } as const;
const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
const parted = { maxIdsPerJob: 4 } as const;
const files = { "a.txt": joinLines(ids) };
const results = ["refetch.txt", "results.ndjson", "violations.ndjson"];

/** From the fourth job of posts on, X answers nothing else. */
function answerFromFourth(driven: DrivenCore, status: number): Transport {
  const transport = createTransport();
  const answer: HttpResponse = {
    status,
    headers: { "content-type": "application/json" },
    framing: "length",
    body: wrapBytes(Buffer.from(`{"title":"no","type":"about:blank","status":${status}}`)).open(),
  };
  return {
    ...transport,
    send: (request) =>
      driven.sandbox.x.jobs().filter(({ type }) => type === "tweets").length < 4
        ? transport.send(request)
        : Promise.resolve(answer),
  };
}

async function checkWith(driven: DrivenCore, transport: Transport) {
  const dataset = await writeDataset(driven, { files });
  const client = createClient({
    bearerToken: driven.sandbox.x.bearerToken,
    apiUrl: driven.sandbox.x.origin,
    clock: driven.clock,
    transport,
  });
  const result = await checkOnce({ ...driven, client }, [dataset], parted);
  return { dataset, result };
}

test.each([
  [401, ["UNAUTHORIZED"]],
  [402, ["CREDITS_DEPLETED"]],
  [503, ["SERVER_ERROR"]],
])("trouble at the fourth of four parts (%i) loses nothing of the three before it", async (status, codes) => {
  await using driven = await driveCore({ verdicts, processingMs: 60_000 });
  const { dataset, result } = await checkWith(driven, answerFromFourth(driven, status));
  const { report, failure } = result;
  expect(codes).toContain(failure?.code);
  expect(report).toMatchObject({
    ...{ result: "violations", failure: failure?.code, proof: "unverified" },
    ...{ checked: 16, violations: 3, unverified: 4 },
  });
  expect(report.jobs.map(({ state, proof }) => [state, proof])).toEqual(
    Array(3).fill(["complete", "proven"]),
  );
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone.slice(0, 3));
  const records = (await readFile(result.resultsPath, "utf8")).split("\n").filter(Boolean);
  expect(records.map((line) => JSON.parse(line).id)).toEqual(gone.slice(0, 3));
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  const changes = await rewriteDataset(dataset, result.checkedIds);
  expect(changes.get("a.txt")).toEqual({ entries: 16, removed: 3, scrubbed: 0, unverified: 4 });
});

test("a result that cannot be read at the fourth part leaves the three before it as they are", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  let jobs = 0;
  driven.sandbox.x.setTransformResult((whole) => (++jobs === 4 ? Buffer.from('{"id":20}\n') : whole));
  const result = await checkOnce(driven, [dataset], parted);
  expect(result.failure).toMatchObject({ code: "RESULT_MALFORMED" });
  expect(result.report).toMatchObject({
    ...{ result: "violations", failure: "RESULT_MALFORMED", violations: 3, unverified: 4 },
  });
  expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone.slice(0, 3));
});

test("what has failed is not compliant, though every ID that is known is", async () => {
  await using driven = await driveCore();
  const { result } = await checkWith(driven, answerFromFourth(driven, 401));
  expect(result.report).toMatchObject({
    ...{ result: "unverified", failure: "UNAUTHORIZED", violations: 0, unverified: 4 },
  });
});

test("a failure before anything is known is thrown, as there is nothing to tell", async () => {
  await using driven = await driveCore({ verdicts });
  driven.sandbox.x.setTransformResult(() => Buffer.from('{"id":20}\n'));
  const dataset = await writeDataset(driven, { files });
  await expect(checkOnce(driven, [dataset], parted)).rejects.toMatchObject({ code: "RESULT_MALFORMED" });
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
});

test("the next check goes on from the part that failed, and pays for no other", async () => {
  await using driven = await driveCore({ verdicts, processingMs: 60_000 });
  const { dataset } = await checkWith(driven, answerFromFourth(driven, 401));
  const { report, failure } = await checkOnce(driven, [dataset], parted);
  expect(failure).toBeUndefined();
  expect(report).toMatchObject({ result: "violations", failure: null, violations: 4, unverified: 0 });
  expect(driven.count("x.createJob")).toEqual([4]);
});

test("the report says when X made each job, and how old it was by then", async () => {
  await using driven = await driveCore({ verdicts, processingMs: 60_000 });
  const dataset = await writeDataset(driven, { files });
  const first = await checkOnce(driven, [dataset]);
  const [created] = first.report.jobs;
  expect(created?.createdAt).toBe(first.report.startedAt);
  expect(created?.ageMs).toBe(Date.parse(first.report.finishedAt) - Date.parse(first.report.startedAt));
  driven.clock.manual.advance(7_200_000);
  const ages: number[] = [];
  const second = await checkOnce(driven, [dataset], {
    runKey: "run-2",
    onEvent: (event) => void (event.type === "job" && ages.push(event.ageMs)),
  });
  expect(second.report.jobs).toMatchObject([{ adopted: true, createdAt: created?.createdAt }]);
  const untilMs = Date.parse(second.report.startedAt) - Date.parse(created?.createdAt ?? "");
  // X tells its time in seconds.
  const ageMs = Math.floor(untilMs / 1000) * 1000;
  expect([ages, second.report.jobs[0]?.ageMs]).toEqual([[ageMs], ageMs]);
});
