// @module-tag slow
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { joinLines, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const working = { verdicts: twoGone, processingMs: 3_600_000 };

/** The words of the command that was printed to go on with. */
function readNext(stderr: string): readonly string[] {
  return /^To continue: xbc (.+)$/m.exec(stderr)?.[1]?.split(" ") ?? [];
}

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test.for(["SIGINT", "SIGTERM"] as const)(
    "%s ends a wait cleanly, and the command that is printed collects the job",
    skipFor(missing),
    async (signal) => {
      await using cli = await driveCli(working, path);
      await cli.folder.write("ids.txt", joinLines());
      const environment = { TMPDIR: cli.folder.path };
      const running = cli.start(["check", "ids.txt"], { environment });
      await expect.poll(() => running.output.stderr).toMatch(/in progress: .*checking again/);
      running.child.kill(signal);
      const { code, stderr } = await running.ended;
      const [{ id = "" } = {}] = cli.sandbox.x.jobs();
      expect(code).toBe(130);
      expect(stderr).toContain(`Interrupted.\nJob ${id} continues at X, which keeps its result`);
      // Nothing of it is left on this machine.
      expect(await readdir(cli.folder.path)).toEqual(["ids.txt"]);
      cli.sandbox.x.setStatus(id, "complete");
      expect(readNext(stderr)).toEqual(["check", "ids.txt"]);
      expect((await cli.run(...readNext(stderr))).code).toBe(1);
      expect(cli.sandbox.x.jobs()).toHaveLength(1);
    },
  );
});

test("a download that waits is interrupted in the same way, and a second Ctrl-C is not needed", async () => {
  await using cli = await driveCli(working);
  await cli.folder.write("ids.txt", joinLines());
  await cli.run("create", "tweets", "ids.txt", "--no-wait");
  const [{ id = "" } = {}] = cli.sandbox.x.jobs();
  const running = cli.start(["download", id, "out file.json"]);
  await expect.poll(() => running.output.stderr).toContain("checking again");
  running.child.kill("SIGINT");
  const { code, stderr } = await running.ended;
  expect([code, stderr]).toEqual([
    130,
    expect.stringContaining(`To continue: xbc download ${id} 'out file.json'\n`),
  ]);
  expect(await readdir(cli.folder.path)).toEqual(["ids.txt"]);
});

test("an interruption before anything was sent says so", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines());
  const stalled = { kind: "stall" } as const;
  cli.sandbox.faults.script("x.listJobs", stalled);
  const running = cli.start(["check", "ids.txt"]);
  await expect.poll(() => cli.sandbox.recorder.requests("x.listJobs").length).toBe(1);
  running.child.kill("SIGINT");
  const { code, stderr } = await running.ended;
  expect([code, stderr]).toEqual([
    130,
    expect.stringContaining(
      "Interrupted.\nNo job of this run is known to be at X.\nTo continue: xbc check ids.txt\n",
    ),
  ]);
});

test("a second Ctrl-C ends at once, and leaves no IDs behind", async () => {
  await using cli = await driveCli(working);
  await cli.folder.write("ids.txt", joinLines());
  // One that is disposed of takes its time: the folder is still there when the second signal comes.
  const running = cli.start(["check", "ids.txt"], { environment: { TMPDIR: cli.folder.path } });
  await expect.poll(() => running.output.stderr).toContain("checking again");
  expect(await readdir(cli.folder.path)).toHaveLength(2);
  running.child.kill("SIGINT");
  running.child.kill("SIGTERM");
  expect((await running.ended).code).toBe(130);
  expect(await readdir(cli.folder.path)).toEqual(["ids.txt"]);
});

test("a reader that has seen enough is not told of a fault", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines(Array.from({ length: 200_000 }, (_, at) => String(1e15 + at))));
  const running = cli.start(["ids", "ids.txt"], { through: ["sh", "-c", '"$@" | head -n 1', "sh"] });
  const { stdout, stderr } = await running.ended;
  expect([stdout, stderr]).toEqual(["1000000000000000\n", expect.not.stringContaining("rror")]);
});
