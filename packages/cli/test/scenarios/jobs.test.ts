// @module-tag slow
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { type DrivenCli, driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const flows = ["api", "gcs"] as const;

/** Asks X as any other program does: by fetch, with what X's guide says and nothing of ours. */
async function askX(
  { sandbox: { x } }: DrivenCli,
  path: string,
  init: RequestInit = {},
): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${x.bearerToken}`, "content-type": "application/json" };
  const response = await fetch(`${x.origin}${path}`, { ...init, headers });
  const { data } = (await response.json()) as { data: Record<string, string> };
  return data;
}

/** A job as twarc makes it: create, then the file as it is to the address that X gave. */
async function createAsTwarc(cli: DrivenCli, name = "twarc"): Promise<string> {
  const body = JSON.stringify({ type: "tweets", name });
  const { id = "", upload_url: url = "" } = await askX(cli, "/2/compliance/jobs", { method: "POST", body });
  const authorization =
    cli.sandbox.x.flow === "api" ? { authorization: `Bearer ${cli.sandbox.x.bearerToken}` } : {};
  const headers = { "content-type": "text/plain", ...authorization };
  const { status } = await fetch(url, { method: "PUT", headers, body: joinLines() });
  expect(status).toBe(200);
  return id;
}

const listFiles = async ({ folder }: DrivenCli): Promise<readonly string[]> =>
  (await readdir(folder.path)).sort();

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test.for(flows)(
    "a job that twarc made is downloaded byte for byte, in %s",
    skipFor(missing),
    async (flow) => {
      await using cli = await driveCli({ flow, verdicts: twoGone }, path);
      const id = await createAsTwarc(cli);
      const { code, stderr } = await cli.run("download", id);
      const proof = flow === "gcs" ? "complete (the storage's checksum fits)" : "the same in two downloads";
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining(`Saved 3 lines to tweets_compliance_${id}.json: ${proof}.`),
      ]);
      expect(await cli.folder.read(`tweets_compliance_${id}.json`)).toBe(cli.sandbox.x.result(id).toString());
      expect(await listFiles(cli)).toEqual([`tweets_compliance_${id}.json`]);
      expect(stderr).not.toContain("marker lines that");
      const piped = await cli.run("download", "--name", "twarc", "-");
      expect(piped.stdout).toBe(cli.sandbox.x.result(id).toString());
    },
  );

  test.for(flows)(
    "create does all that twarc's does: job, upload, wait, result, in %s",
    skipFor(missing),
    async (flow) => {
      await using cli = await driveCli({ flow, verdicts: twoGone }, path);
      await cli.folder.write("ids.csv", `tweet_id,x\n${ids.map((id) => `${id},y\n`).join("")}`);
      const { code, stderr } = await cli.run("create", "tweets", "ids.csv", "--job-name", "mine");
      const [{ id = "", name = "" } = {}] = cli.sandbox.x.jobs();
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining(`Saved 3 records to tweets_compliance_${id}.json: complete`),
      ]);
      expect(name).toMatch(/^mine-[0-9a-f]{20}-/);
      const records = (await cli.folder.read(`tweets_compliance_${id}.json`)).split("\n").filter(Boolean);
      expect(records.map((line) => JSON.parse(line).id).sort()).toEqual([gone, protectedId, ids[3]]);
    },
  );
});

test("create goes on with its job while that runs, and creates another one once it is complete", async () => {
  await using cli = await driveCli({ verdicts: twoGone, processingMs: 3_600_000 });
  await cli.folder.write("ids.txt", joinLines());
  const words = ["create", "tweets", "ids.txt", "--no-wait"];
  await cli.run(...words);
  await cli.run(...words);
  expect(cli.sandbox.x.jobs()).toMatchObject([{ status: "in_progress" }]);
  cli.sandbox.x.setStatus(cli.sandbox.x.jobs()[0]?.id ?? "", "complete");
  await cli.run(...words);
  expect(cli.sandbox.x.jobs()).toHaveLength(2);
});

test("create without waiting prints how to go on, and a job has its result collected by the name that was given", async () => {
  await using cli = await driveCli({ verdicts: twoGone, looksInProgress: 2 });
  await cli.folder.write("ids.txt", joinLines());
  const { code, stderr } = await cli.run(
    "create",
    "tweets",
    "ids.txt",
    "out.json",
    "--job-name",
    "mine",
    "--no-wait",
  );
  const [{ id = "" } = {}] = cli.sandbox.x.jobs();
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining(`To collect its result: xbc download ${id} out.json\n`),
  ]);
  const early = await cli.run("download", "--name", "mine", "--no-wait", "out.json");
  expect([early.code, await listFiles(cli)]).toEqual([4, ["ids.txt"]]);
  const { code: end } = await cli.run("download", "--name", "mine", "out.json");
  expect([end, await listFiles(cli)]).toEqual([0, ["ids.txt", "out.json"]]);
  // It is the result byte for byte, and what in it is ours is said.
  const whole = await cli.run("download", id, "-");
  expect(whole.stdout).toMatch(/"[a-z]{20}"/);
  expect(whole.stderr).toContain("Lines with 20 letters in place of an ID are marker lines");
});

test("get and list show jobs as text and as JSON by X's names, and never a signed address", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const id = await createAsTwarc(cli);
  const shown = await cli.run("get", id);
  expect(shown.stdout).toMatch(
    new RegExp(
      `^id +${id}\ntype +tweets\nstatus +complete\nname +twarc\ncreated +.* UTC\ndownload until +.* UTC\n$`,
    ),
  );
  const verbose = await cli.run("get", "--name", "twarc", "--verbose");
  expect(verbose.stdout).toContain("addresses       upload and download, signed, not shown\n");
  const json = await cli.run("get", id, "--json-output");
  expect(JSON.parse(json.stdout)).toMatchObject({
    id,
    type: "tweets",
    status: "complete",
    name: "twarc",
    resumable: false,
  });
  const list = await cli.run("list");
  expect(list.stdout).toMatch(
    new RegExp(`^id +type +status +created +name\n${id} +tweets +complete +.* UTC +twarc\n$`),
  );
  expect((await cli.run("list", "tweets", "--status", "failed")).stdout).toBe("");
  const lines = await cli.run("list", "tweets", "--status", "complete,failed", "--json-output");
  expect(
    lines.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual([id]);
  const wrong = await cli.run("list", "--status", "done");
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    "error: --status is done: write some of created, in_progress, complete, failed, expired.\n",
  ]);
});

test("upload brings the IDs into a job that waits for them, and cancel frees the slot", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const body = JSON.stringify({ type: "tweets", name: "by-hand" });
  const { id = "" } = await askX(cli, "/2/compliance/jobs", { method: "POST", body });
  const { code, stderr } = await cli.runWith({ input: joinLines() }, "upload", "--name", "by-hand", "-");
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining(`Uploaded 40 post IDs (800 bytes) to job ${id}.`),
  ]);
  expect(cli.sandbox.x.upload(id)?.toString()).toBe(joinLines());
  const late = await cli.runWith({ input: fine }, "upload", id, "-");
  expect([late.code, late.stderr]).toEqual([
    2,
    `error: Job ${id} is complete and accepts no upload: create a new one.\n`,
  ]);
  await askX(cli, "/2/compliance/jobs", { method: "POST", body });
  const cancelled = await cli.run("cancel", "--name", "by-hand");
  expect([cancelled.code, cli.sandbox.x.jobs()[0]?.status]).toEqual([0, "failed"]);
});

test("X's older API cannot cancel, and the error says so", async () => {
  await using cli = await driveCli({ flow: "gcs", looksInProgress: 5 });
  const id = await createAsTwarc(cli);
  const { code, stderr } = await cli.run("cancel", id);
  expect([code, stderr]).toEqual([
    5,
    expect.stringMatching(/^error: .*\nWhat to do: .*older API cannot cancel.*\n/),
  ]);
});

test("a slot that another job holds is pending, and nothing is created", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines());
  cli.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  const { code, stderr } = await cli.run("create", "tweets", "ids.txt", "--no-wait");
  expect([code, stderr]).toEqual([
    4,
    expect.stringContaining("Another tweets job of this App is still running, so none was created."),
  ]);
  expect(cli.sandbox.x.jobs()).toHaveLength(1);
});

test("a failed job ends with 5 and X's word for it", async () => {
  await using cli = await driveCli();
  const { id } = cli.sandbox.x.addForeignJob({ type: "users", status: "failed" });
  const { code, stderr } = await cli.run("download", id, "--no-wait");
  expect([code, stderr]).toEqual([5, `Job ${id} has failed and has no result.\n`]);
});

test("a download that is cut off is never taken for the result", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const id = await createAsTwarc(cli);
  await cli.folder.write("out.json", "before");
  const cut = { kind: "rewrite", body: (whole: Buffer) => whole.subarray(0, -20) } as const;
  cli.sandbox.faults.script("x.downloadResults", cut);
  const { code, stderr } = await cli.run("download", id, "out.json");
  expect([code, stderr]).toEqual([3, expect.stringContaining("not proven to be complete")]);
});

test("ids prints every ID of any list once, ascending, and asks X for nothing", async () => {
  await using cli = await driveCli();
  await cli.folder.write(
    "tweets.jsonl",
    [fine, gone, fine]
      .map((id) => `{"id_str":"${id}","text":"x","quoted_status":{"id_str":"${protectedId}","text":"y"}}\n`)
      .join(""),
  );
  const { code, stdout } = await cli.runWith({ environment: { X_BEARER_TOKEN: "" } }, "ids", "tweets.jsonl");
  expect([code, stdout]).toEqual([0, joinLines([gone, fine])]);
  await cli.run("ids", "tweets.jsonl", "--output", "ids.txt");
  expect(await cli.folder.read("ids.txt")).toBe(joinLines([gone, fine]));
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});
