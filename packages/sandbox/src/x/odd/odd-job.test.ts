import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";
import { oddJobs, renderOddJob } from "./odd-job.ts";

const list = "/2/compliance/jobs?type=tweets";

test.each(oddJobs)(
  "%s: a list shows it beside the jobs that there are, and it holds no slot",
  async (kind) => {
    await using driven = await driveX({ oddJobs: [kind] });
    const job = await driven.create();
    const { json } = await driven.call("GET", list);
    expect(json.data).toMatchObject([
      renderOddJob(kind, { index: 0, nowMs: driven.clock.now() }),
      { id: job.id, status: "created" },
    ]);
    expect(json.meta).toEqual({ result_count: 2 });
  },
);

test("each kind is another entry, and more can come while X runs", async () => {
  await using driven = await driveX();
  driven.x.addOddJobs(...oddJobs);
  const { json } = await driven.call("GET", list);
  expect(new Set((json.data as unknown[]).map((entry) => JSON.stringify(entry))).size).toBe(oddJobs.length);
});

test("a foreign job can be days old", async () => {
  await using driven = await driveX();
  driven.x.addForeignJob({ type: "tweets", status: "complete", ageMs: 2 * 86_400_000 });
  const { json } = await driven.call("GET", list);
  expect(json.data).toMatchObject([{ created_at: "2026-08-30T12:00:00.000Z" }]);
});
