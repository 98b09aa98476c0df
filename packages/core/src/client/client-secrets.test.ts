import { inspect } from "node:util";
import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { bodyOf, readAll } from "../../test/bytes.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import type { Job } from "../api/job.ts";
import { isComplianceError } from "../errors.ts";

const id = "1160164553482756096";
const canaryBody = "<Error><Code>X</Code><StringToSign>canary-of-storage</StringToSign></Error>";

/** Every way of failing that an answer can have. */
const faults: readonly Fault[] = [
  ...[307, 400, 401, 402, 403, 404, 409, 413, 418].map(
    (status): Fault => ({
      kind: "answer",
      status,
      body: canaryBody,
      headers: { location: "http://canary-of-storage.example/" },
    }),
  ),
  { kind: "answer", status: 200, body: canaryBody, headers: { "content-encoding": "gzip" } },
  { kind: "reset" },
  { kind: "cut", afterBytes: 1, end: "fin", framing: "length" },
  { kind: "cut", afterBytes: 1, end: "reset", framing: "chunked" },
  { kind: "cut", afterBytes: 1, end: "fin", framing: "close" },
];

function callsOn(
  { client }: DrivenCore,
  job: Job,
  host: string,
): readonly (readonly [string, () => Promise<unknown>])[] {
  return [
    ["x.createJob", () => client.createJob({ type: "users", name: "weekly" })],
    ["x.getJob", () => client.getJob(job.id)],
    ["x.listJobs", () => client.listJobs("tweets")],
    [`${host}.uploadIds`, () => client.uploadIds(job, bodyOf(`${id}\n`))],
    [`${host}.downloadResults`, async () => readAll((await client.downloadResults(job)).body)],
  ];
}

test.for([
  ["api", "x"],
  ["gcs", "storage"],
] as const)("no error shows the token, an address or a body (%s)", async ([flow, host]) => {
  await using driven = await driveCore({ flow, verdicts: { kind: "derived", share: 1 } });
  const { client, sandbox, secrets } = driven;
  const created = await client.createJob({ type: "tweets", name: "first" });
  await client.uploadIds(created, bodyOf(`${id}\n`));
  await client.getJob(created.id);
  const job = await client.getJob(created.id);
  expect(job.status).toBe("complete");
  const texts: string[] = [];
  for (const [operation, call] of callsOn(driven, job, host)) {
    for (const fault of faults) {
      // A repeat could succeed, and would not show anything.
      sandbox.faults.script(operation, ...Array(5).fill(fault));
      const outcome = await call().catch((error: unknown) => error);
      while (sandbox.faults.next(operation) !== undefined);
      if (isComplianceError(outcome)) {
        const { message, hint, stack } = outcome;
        texts.push(
          inspect(outcome, { showHidden: true, depth: 9 }),
          message,
          hint,
          stack ?? "",
          JSON.stringify(outcome),
        );
      }
    }
  }
  // All but those in which the operation could not see anything wrong.
  expect(texts.length / 5).toBeGreaterThan(faults.length * 4);
  const all = texts.join("\n");
  const hosts = [sandbox.x.origin, sandbox.x.storageOrigin].map((origin) => new URL(origin).host);
  const hidden = [...secrets, ...hosts, sandbox.x.bearerToken, "canary-of-storage", id];
  expect(hidden.filter((secret) => all.includes(secret))).toEqual([]);
});

test.for([
  ["api", ["token", "token"]],
  ["gcs", ["X-Goog-Credential", "X-Goog-Signature", "X-Goog-Credential", "X-Goog-Signature"]],
] as const)("what must be masked is told before anybody could print it (%s)", async ([flow, names]) => {
  await using driven = await driveCore({ flow });
  expect([...driven.secrets]).toEqual([driven.sandbox.x.bearerToken]);
  const job = await driven.client.createJob({ type: "tweets", name: "first" });
  const addresses = [job.uploadUrl, job.downloadUrl].map((signed) => signed?.reveal().searchParams);
  const values = addresses.flatMap((parameters) =>
    [...(parameters ?? [])].filter(([name]) => names.includes(name as never)),
  );
  expect(values).toHaveLength(names.length);
  for (const [, value] of values) expect(driven.secrets).toContain(value);
});

test("what stands in a list is masked where it is used, and not before: most of it is not ours", async () => {
  await using driven = await driveCore();
  const created = await driven.client.createJob({ type: "tweets", name: "first" });
  const known = new Set(driven.secrets);
  const token = "compliant-and-proven";
  const upload_url = `${driven.sandbox.x.origin}/2/compliance/jobs/${created.id}/upload?token=${token}`;
  const data = [{ id: created.id, type: "tweets", status: "created", upload_url }];
  driven.sandbox.faults.script("x.listJobs", { kind: "answer", status: 200, body: { data } });
  const [listed] = await driven.client.listJobs("tweets");
  expect(driven.secrets).toEqual(known);
  await driven.client.uploadIds(listed as Job, bodyOf(`${id}\n`)).catch(() => undefined);
  expect(driven.secrets).toContain(token);
});

test("a job that is printed shows no address", async () => {
  await using driven = await driveCore();
  const job = await driven.client.createJob({ type: "tweets", name: "first" });
  const printed = `${inspect(job, { showHidden: true, depth: 9 })}${JSON.stringify(job)}`;
  for (const secret of driven.secrets) expect(printed).not.toContain(secret);
  expect(printed).not.toContain("http");
});
