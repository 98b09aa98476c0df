import { expect, test } from "vitest";
import { type Job, type Reading, readJob } from "./job.ts";
import { jobListSchema, jobSchema, oneJobSchema, type WireJob } from "./wire.ts";

const observedAtMs = Date.UTC(2026, 8, 1, 12, 0, 7);
const reading: Reading = { type: undefined, observedAtMs, secrets: ["a-secret-of-ours"] };
const createdAtMs = Date.UTC(2026, 8, 1, 12);

const whole: WireJob = {
  id: "1382081613278814209",
  name: "weekly",
  type: "tweets",
  status: "created",
  created_at: "2026-09-01T12:00:00.000Z",
  upload_url: "https://api.x.com/2/compliance/jobs/1382081613278814209/upload?token=u",
  upload_expires_at: "2026-09-01T12:14:00.000Z",
  download_url: "https://api.x.com/2/compliance/jobs/1382081613278814209/download?token=d",
  download_expires_at: "2026-09-07T12:00:00.000Z",
  resumable: false,
};

/** A job that can be read. */
function read(wire: WireJob): Job {
  const job = readJob(wire, reading);
  if (typeof job === "string") throw new Error(`The job lacks its ${job}.`);
  return job;
}

test("a whole job is read as it stands", () => {
  const job = read(whole);
  expect(job).toMatchObject({
    id: "1382081613278814209",
    name: "weekly",
    type: "tweets",
    status: "created",
    createdAtMs,
    uploadExpiresAtMs: createdAtMs + 14 * 60_000,
    downloadExpiresAtMs: createdAtMs + 6 * 24 * 3_600_000,
    observedAtMs,
  });
  expect([job.uploadUrl, job.downloadUrl].map((url) => url?.reveal().search)).toEqual([
    "?token=u",
    "?token=d",
  ]);
});

test("the short answer of 2024 gets its windows from the time of creation", () => {
  const { upload_expires_at, download_expires_at, resumable, name, ...short } = whole;
  expect(readJob(short, reading)).toMatchObject({
    name: "",
    uploadExpiresAtMs: createdAtMs + 15 * 60_000,
    downloadExpiresAtMs: createdAtMs + 7 * 24 * 3_600_000,
  });
});

test("times that cannot be read count as left out, and creation as now", () => {
  const bad = { created_at: "soon", upload_expires_at: "", download_expires_at: "not a time" };
  expect(readJob({ ...whole, ...bad }, reading)).toMatchObject({
    createdAtMs: observedAtMs,
    uploadExpiresAtMs: observedAtMs + 15 * 60_000,
    downloadExpiresAtMs: observedAtMs + 7 * 24 * 3_600_000,
  });
});

test("both forms of time are the same moment", () => {
  expect(readJob({ ...whole, created_at: "2026-09-01T14:00:00+02:00" }, reading)).toMatchObject({
    createdAtMs,
  });
});

test("X's five states are known, and any other is unknown", () => {
  const readStatus = (status: string): string => read({ ...whole, status }).status;
  const known = ["created", "in_progress", "complete", "failed", "expired"];
  expect(known.map(readStatus)).toEqual(known);
  expect(["queued", "Complete", "", "unknown", "constructor", "__proto__"].map(readStatus)).toEqual(
    Array(6).fill("unknown"),
  );
});

test.for<readonly [string, WireJob, string]>([
  ["no id", { ...whole, id: undefined }, "id"],
  ["an empty id", { ...whole, id: "" }, "id"],
  ["an id of 20 digits", { ...whole, id: "1".repeat(20) }, "id"],
  ["an id with a path", { ...whole, id: "1/../2" }, "id"],
  ["an id with a line end", { ...whole, id: "1\n" }, "id"],
  ["an unknown type", { ...whole, type: "spaces" }, "type"],
  ["no status", { ...whole, status: undefined }, "status"],
  ["nothing at all", {}, "id"],
])("of a job with %s the key is named that it cannot be used without", ([, wire, key]) => {
  expect(readJob(wire, reading)).toBe(key);
});

test("a job without a type has the one that was asked for, if any", () => {
  const { type, ...rest } = whole;
  expect(readJob(rest, reading)).toMatchObject({ type: undefined });
  expect(readJob(rest, { ...reading, type: "users" })).toMatchObject({ type: "users" });
  expect(readJob(whole, { ...reading, type: "users" })).toMatchObject({ type: "tweets" });
});

test.for(["", "upload here", "/2/compliance/jobs/1/upload", "https://"])(
  "an address of %j is none",
  (address) => {
    expect(read({ ...whole, upload_url: address }).uploadUrl).toBeUndefined();
  },
);

test.for<readonly [string | undefined, string | undefined]>([
  ["The file was malformed.", "The file was malformed"],
  ["line 5: 1160164553482756096 is not an ID", "line is not an ID"],
  ["not a-secret-of-ours", undefined],
  ["no such signature: upload-canary", undefined],
  ["no such signature: DOWNLOAD CANARY", undefined],
  ["…", undefined],
  [undefined, undefined],
])("X's reason %j is told as plain words alone, and never an ID or a part of a secret", ([error, told]) => {
  const address = "https://api.x.com/2/compliance/jobs/1382081613278814209";
  const urls = {
    upload_url: `${address}/upload?token=upload-canary`,
    download_url: `${address}/download?token=download-canary`,
  };
  expect(read({ ...whole, ...urls, error }).error).toBe(told);
});

test("on the wire, unknown fields are passed over and every known one may be missing", () => {
  const data = { ...whole, extra: { deep: [1] } };
  expect(oneJobSchema.parse({ data, includes: {} })).toEqual({ data: whole });
  expect(oneJobSchema.parse({ data: {} })).toEqual({ data: {} });
  expect(oneJobSchema.parse({ errors: [{ title: "Not Found" }] })).toEqual({
    errors: [{ title: "Not Found" }],
  });
  expect(jobListSchema.parse({ meta: { result_count: 0 } })).toEqual({});
});

test("on the wire, null is absent everywhere", () => {
  expect(oneJobSchema.parse({ data: null, errors: null })).toEqual({ data: null, errors: null });
  expect(jobListSchema.parse({ data: null, errors: null, meta: null })).toEqual({ data: null, errors: null });
  const nulls = Object.fromEntries([...Object.keys(whole), "error"].map((key) => [key, null]));
  expect(jobSchema.parse({ ...nulls, id: "1" })).toEqual({ id: "1" });
});

test.for([7, true, {}, [], "x".repeat(8_193)])(
  "on the wire, a field that is %j is as good as none",
  (odd) => {
    const odds = Object.fromEntries([...Object.keys(whole), "error"].map((key) => [key, odd]));
    const { resumable, ...read } = jobSchema.parse(odds);
    expect(read).toEqual({});
    expect(resumable).toBe(odd === true ? true : undefined);
  },
);

test.for([{ data: [] }, { data: "job" }, { errors: "none" }, [], null, "text", undefined])(
  "on the wire, %j is not an answer about one job",
  (answer) => {
    expect(oneJobSchema.safeParse(answer).success).toBe(false);
  },
);

test.for([{ data: {} }, { data: "jobs" }, { errors: {} }, []])("on the wire, %j is not a list", (answer) => {
  expect(jobListSchema.safeParse(answer).success).toBe(false);
});
