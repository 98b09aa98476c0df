import { expect, test } from "vitest";
import { readJob } from "./job.ts";
import { jobListSchema, oneJobSchema, type WireJob } from "./wire.ts";

const observedAtMs = Date.UTC(2026, 8, 1, 12, 0, 7);
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

test("a whole job is read as it stands", () => {
  const job = readJob(whole, observedAtMs);
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
  expect([job?.uploadUrl, job?.downloadUrl].map((url) => url?.reveal().search)).toEqual([
    "?token=u",
    "?token=d",
  ]);
});

test("the short answer of 2024 gets its windows from the time of creation", () => {
  const { upload_expires_at, download_expires_at, resumable, name, ...short } = whole;
  expect(readJob(short, observedAtMs)).toMatchObject({
    name: "",
    uploadExpiresAtMs: createdAtMs + 15 * 60_000,
    downloadExpiresAtMs: createdAtMs + 7 * 24 * 3_600_000,
  });
});

test("times that cannot be read count as left out, and creation as now", () => {
  const bad = { created_at: "soon", upload_expires_at: "", download_expires_at: "not a time" };
  expect(readJob({ ...whole, ...bad }, observedAtMs)).toMatchObject({
    createdAtMs: observedAtMs,
    uploadExpiresAtMs: observedAtMs + 15 * 60_000,
    downloadExpiresAtMs: observedAtMs + 7 * 24 * 3_600_000,
  });
});

test("both forms of time are the same moment", () => {
  expect(readJob({ ...whole, created_at: "2026-09-01T14:00:00+02:00" }, observedAtMs)).toMatchObject({
    createdAtMs,
  });
});

test("X's five states are known, and any other is unknown", () => {
  const read = (status: string): string | undefined => readJob({ ...whole, status }, observedAtMs)?.status;
  const known = ["created", "in_progress", "complete", "failed", "expired"];
  expect(known.map(read)).toEqual(known);
  expect(["queued", "Complete", "", "unknown", "constructor", "__proto__"].map(read)).toEqual(
    Array(6).fill("unknown"),
  );
});

test.for<readonly [string, WireJob]>([
  ["no id", { ...whole, id: undefined }],
  ["an empty id", { ...whole, id: "" }],
  ["an id of 20 digits", { ...whole, id: "1".repeat(20) }],
  ["an id with a path", { ...whole, id: "1/../2" }],
  ["an id with a line end", { ...whole, id: "1\n" }],
  ["no type", { ...whole, type: undefined }],
  ["an unknown type", { ...whole, type: "spaces" }],
  ["no status", { ...whole, status: undefined }],
  ["nothing at all", {}],
])("a job with %s is of no use", ([, wire]) => {
  expect(readJob(wire, observedAtMs)).toBeUndefined();
});

test.for(["", "upload here", "/2/compliance/jobs/1/upload", "https://"])(
  "an address of %j is none",
  (address) => {
    expect(readJob({ ...whole, upload_url: address }, observedAtMs)?.uploadUrl).toBeUndefined();
  },
);

test("on the wire, unknown fields are passed over and every known one may be missing", () => {
  const data = { ...whole, error: "none", extra: { deep: [1] } };
  expect(oneJobSchema.parse({ data, includes: {} })).toEqual({ data: whole });
  expect(oneJobSchema.parse({ data: {} })).toEqual({ data: {} });
  expect(oneJobSchema.parse({ errors: [{ title: "Not Found" }] })).toEqual({
    errors: [{ title: "Not Found" }],
  });
  expect(jobListSchema.parse({ meta: { result_count: 0 } })).toEqual({});
});

test.for([
  { data: [] },
  { data: "job" },
  { data: { ...whole, id: 7 } },
  { data: { ...whole, status: null } },
  { data: { ...whole, upload_url: "x".repeat(8_193) } },
  { errors: "none" },
  [],
  null,
  "text",
  undefined,
])("on the wire, %j is not an answer about one job", (answer) => {
  expect(oneJobSchema.safeParse(answer).success).toBe(false);
});

test.for([{ data: {} }, { data: [whole, 7] }, { data: [{ ...whole, id: 7 }] }, []])(
  "on the wire, %j is not a list of jobs",
  (answer) => {
    expect(jobListSchema.safeParse(answer).success).toBe(false);
  },
);
