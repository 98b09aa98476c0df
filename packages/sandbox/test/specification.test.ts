import { describe, expect, test } from "vitest";
import { type Answer, driveX, jobOf, jsonHeaders, textHeaders } from "./drive-x.ts";
import { loadSpecification } from "./load-specification.ts";

const specification = await loadSpecification();
const path = "/2/compliance/jobs";

/** What the specification has against an answer; nothing if it is as specified. */
function findFaults(operationId: string, { status, headers, json, text }: Answer): unknown {
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const validate = specification.response(operationId, { status, type });
  if (!validate) return `no schema for ${status} ${type}`;
  validate(type.includes("json") ? json : text);
  return validate.errors ?? undefined;
}

test.each(["gcs", "api"] as const)("every answer of a whole flow %s is as specified", async (flow) => {
  await using driven = await driveX({ flow });
  const answers: [string, Answer][] = [];
  const call = async (operationId: string, ...request: Parameters<typeof driven.call>): Promise<Answer> => {
    const answer = await driven.call(...request);
    answers.push([operationId, answer]);
    expect(answer.status).toBe(200);
    return answer;
  };
  await call("getComplianceJobs", "GET", `${path}?type=tweets`);
  const body = '{"type":"tweets","name":"specified"}';
  const job = jobOf(await call("createComplianceJobs", "POST", path, { body, headers: jsonHeaders }));
  const nameless = await call("createComplianceJobs", "POST", path, {
    body: '{"type":"users"}',
    headers: jsonHeaders,
  });
  await call("getComplianceJobsById", "GET", `${path}/${job.id}?compliance_job.fields=id,upload_url`);
  if (flow === "api") {
    await call("uploadComplianceJobSubmission", "PUT", job.upload_url, {
      body: "20\n",
      headers: textHeaders,
    });
    await call("deleteComplianceJobsById", "DELETE", `${path}/${jobOf(nameless).id}`);
  } else await driven.upload(job, "20\n");
  await call("getComplianceJobsById", "GET", `${path}/${job.id}`);
  const complete = await call("getComplianceJobsById", "GET", `${path}/${job.id}`);
  expect(jobOf(complete).status).toBe("complete");
  if (flow === "api") await call("downloadComplianceJobResults", "GET", jobOf(complete).download_url);
  await call("getComplianceJobs", "GET", `${path}?type=tweets&status=complete`);
  if (flow === "gcs") await call("getComplianceJobsById", "GET", `${path}/404`);
  expect(answers.map(([operationId, answer]) => findFaults(operationId, answer))).toEqual(
    answers.map(() => undefined),
  );
});

test("refusals that the specification has a problem for are as specified", async () => {
  await using driven = await driveX();
  const { id } = await driven.create();
  const refusals: readonly (readonly [string, Answer])[] = [
    ["createComplianceJobs", await driven.call("POST", path, { body: "{}", headers: jsonHeaders })],
    ["getComplianceJobs", await driven.call("GET", path)],
    ["getComplianceJobsById", await driven.call("GET", `${path}/abc`)],
    ["getComplianceJobsById", await driven.call("GET", `${path}/404`)],
    ["deleteComplianceJobsById", await driven.call("DELETE", `${path}/404`)],
    ["uploadComplianceJobSubmission", await driven.call("PUT", `${path}/${id}/upload?more=1`)],
    ["downloadComplianceJobResults", await driven.call("GET", `${path}/${id}/download?more=1`)],
  ];
  expect(refusals.map(([, { status }]) => status)).toEqual([400, 400, 400, 404, 404, 400, 400]);
  expect(refusals.map(([operationId, answer]) => findFaults(operationId, answer))).toEqual(
    refusals.map(() => undefined),
  );
});

test("an answer that is not as specified is noticed", async () => {
  await using driven = await driveX();
  const faults = async (data: unknown) => {
    driven.faults.script("x.listJobs", { kind: "answer", status: 200, body: data });
    return findFaults("getComplianceJobs", await driven.call("GET", `${path}?type=tweets`));
  };
  expect(await faults({ data: [{ id: "1" }] })).toBeUndefined();
  for (const wrong of [{ data: [{ id: 1 }] }, { data: {} }, { data: [{ color: "red" }] }, { jobs: [] }]) {
    expect(await faults(wrong)).not.toBeUndefined();
  }
});

describe("a create takes exactly the bodies that are specified", () => {
  const validate = specification.request("createComplianceJobs");
  test.each([
    { type: "tweets" },
    { type: "users", name: "" },
    { type: "users", name: "n".repeat(64) },
    { type: "users", name: "n".repeat(65) },
    { type: "users", name: "😀".repeat(64) },
    { type: "users", name: null },
    { type: "tweets", resumable: false },
    { type: "tweets", resumable: true },
    { type: "tweets", resumable: "yes" },
    { type: "posts" },
    { type: "tweets", id: "1" },
    {},
    [],
    "tweets",
  ])("%j", async (body) => {
    await using driven = await driveX({ flow: "gcs" });
    const { status } = await driven.call("POST", path, { body: JSON.stringify(body), headers: jsonHeaders });
    expect(status).toBe(validate(body) ? 200 : 400);
  });
});
