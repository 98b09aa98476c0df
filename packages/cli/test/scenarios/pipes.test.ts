// @module-tag slow
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const shell = (script: string): readonly string[] => ["bash", "--norc", "-o", "pipefail", "-c", script, "sh"];
const kept = joinLines(ids.filter((id) => id !== gone && id !== protectedId));

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test("lists come out of pipes of the shell and FIFOs", skipFor(missing), async () => {
    await using cli = await driveCli({ verdicts: twoGone }, path);
    await cli.folder.write("ids.txt", joinLines());
    await cli.folder.write("c.yml", "datasets: [{ name: posts, files: ids.txt }]\n");
    const environment = { TMPDIR: cli.folder.path };
    for (const script of [
      '"$@" <(head -n 20 ids.txt) <(tail -n 20 ids.txt)',
      'mkfifo fifo; cat ids.txt > fifo & "$@" fifo; end=$?; rm fifo; exit $end',
      'cat ids.txt | "$@" /dev/stdin',
      '"$@" /dev/stdin < ids.txt',
      '"$@" --config <(cat c.yml)',
    ]) {
      const { code, stdout } = await cli.runWith({ through: shell(script), environment }, "check");
      expect([script, code, stdout]).toEqual([script, 1, expect.stringContaining("2 of 40 distinct IDs")]);
    }
    const fixed = await cli.runWith({ through: shell('"$@" <(cat ids.txt)'), environment }, "fix");
    expect([fixed.code, fixed.stdout]).toEqual([0, kept]);
    const mixed = await cli.runWith({ through: shell('"$@" ids.txt <(cat ids.txt)'), environment }, "fix");
    expect([mixed.code, mixed.stderr]).toEqual([2, expect.stringContaining("must be the only list")]);
    expect((await readdir(cli.folder.path)).sort()).toEqual(["c.yml", "ids.txt"]);
  });

  test.for(['mkfifo fifo; exec "$@" fifo', 'mkfifo fifo; sleep 30 > fifo & exec "$@" fifo'])(
    "an interruption ends the wait for a pipe: %s",
    skipFor(missing),
    async (script) => {
      await using cli = await driveCli({ verdicts: twoGone }, path);
      const running = cli.start(["check", fine], {
        through: shell(script),
        environment: { TMPDIR: cli.folder.path },
      });
      await expect.poll(async () => (await readdir(cli.folder.path)).length).toBe(2);
      await new Promise((done) => setTimeout(done, 500));
      running.child.kill("SIGINT");
      const code = await new Promise((done) => running.child.once("exit", done));
      expect(code).toBe(130);
      expect(await readdir(cli.folder.path)).toEqual(["fifo"]);
    },
  );
});
