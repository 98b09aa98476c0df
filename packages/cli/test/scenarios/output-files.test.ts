// @module-tag slow
import { existsSync } from "node:fs";
import { lstat, readdir, readlink, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DrivenCli, driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const kept = joinLines(ids.filter((id) => id !== gone && id !== protectedId));
const noFull = existsSync("/dev/full") ? undefined : "there is no /dev/full here";
const shell = (script: string): readonly string[] => ["bash", "--norc", "-o", "pipefail", "-c", script, "sh"];

/** Every command that writes a file, by what stands before the file. */
const writers = [
  ["create", "tweets", "ids.txt", ""],
  ["ids", "ids.txt", "--output", ""],
  ["fix", "ids.txt", "--output", ""],
  ["check", "ids.txt", "--report", "html="],
] as const;

async function drive(node?: string): Promise<DrivenCli> {
  const cli = await driveCli({ verdicts: twoGone }, node);
  await cli.folder.write("ids.txt", joinLines());
  await cli.folder.write("other.txt", joinLines());
  return cli;
}

const write = (cli: DrivenCli, [name, ...words]: readonly string[], file: string, script = '"$@"') =>
  cli.runWith({ through: shell(script) }, name ?? "", ...words.slice(0, -1), `${words.at(-1)}${file}`);

test.each(writers)("%s %s %s%s overwrites nothing that it reads", async (...words) => {
  await using cli = await drive();
  await symlink("ids.txt", join(cli.folder.path, "link.txt"));
  for (const name of ["ids.txt", "./ids.txt", "link.txt"]) {
    const { code, stderr } = await write(cli, words, name);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^(?:Read .*\n)*error: .*(?:is one of the lists: name another file|is ids\.txt itself)/,
      ),
    ]);
  }
  expect(await cli.folder.read("ids.txt")).toBe(joinLines());
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});

test.each([
  ["--output out/ids.txt is one of the lists", "fix", "--config", "c.yml", "--output", "out"],
  ["--report md=c.yml is the config file", "check", "--config", "c.yml", "--report", "md=c.yml"],
  ["token is the file of the token", "create", "tweets", "ids.txt", "token", "--token-file", "token"],
  ["--report md=./a is another output", "fix", "ids.txt", "--output", "a", "--report", "md=./a"],
  [
    "out/refetch.txt of --results-folder is one of the lists",
    "check",
    "out/refetch.txt",
    "--results-folder",
    "out",
  ],
])("%s: that is refused, too", async (text, ...words) => {
  await using cli = await drive();
  await cli.folder.write("token", cli.sandbox.x.bearerToken);
  await cli.folder.write("out/refetch.txt", joinLines());
  await cli.folder.write("out/ids.txt", joinLines());
  await cli.folder.write("c.yml", "datasets: [{ name: posts, files: ['ids.txt', 'out/ids.txt'] }]\n");
  const { code, stderr } = await cli.run(...words);
  expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`error: ${text}: name another file`))]);
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});

test.each(writers)("what %s %s %s%s cannot write is known before anything is sent", async (...words) => {
  await using cli = await drive();
  await cli.folder.write("dir/x", "x");
  for (const [name, why] of [
    ["other.txt/out", "cannot be written (ENOTDIR: not a directory). Nothing was sent."],
    [`${"n".repeat(300)}`, "cannot be written (ENAMETOOLONG: name too long). Nothing was sent."],
    ["new/", "is a folder: name a file in it."],
  ] as const) {
    const { code, stderr } = await write(cli, words, name);
    if (words[0] === "fix" && name === "new/") continue;
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(stderr).toContain(name);
  }
  expect(cli.sandbox.x.jobs().length).toBe(words[0] === "fix" ? 1 : 0);
});

test("a folder of results or a temporary folder that cannot be, too, is known before anything is sent", async () => {
  await using cli = await drive();
  const results = await cli.run("check", "ids.txt", "--results-folder", "other.txt");
  expect([results.code, results.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^error: other\.txt\/results\.ndjson of --results-folder cannot be written \(ENOTDIR/,
    ),
  ]);
  const environment = { TMPDIR: join(cli.folder.path, "none") };
  const temporary = await cli.runWith({ environment }, "check", "ids.txt");
  expect([temporary.code, temporary.stderr]).toEqual([
    2,
    expect.stringMatching(/^error: The temporary folder \S+none cannot be used \(ENOENT: .*Set TMPDIR to/),
  ]);
  expect(cli.sandbox.recorder.requests()).toEqual([]);
});

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test.for(writers)(
    "%s %s %s%s writes to what a link names, and keeps the link",
    skipFor(missing),
    async (words) => {
      await using cli = await drive(path);
      await symlink("real.txt", join(cli.folder.path, "link"));
      for (const round of ["a link to nothing", "a link to a file"]) {
        expect([round, (await write(cli, words, "link")).code]).toEqual([
          round,
          words[0] === "check" ? 1 : 0,
        ]);
        expect(await readlink(join(cli.folder.path, "link"))).toBe("real.txt");
        expect((await lstat(join(cli.folder.path, "real.txt"))).isFile()).toBe(true);
      }
      expect((await readdir(cli.folder.path)).sort()).toEqual(["ids.txt", "link", "other.txt", "real.txt"]);
    },
  );

  test.for(writers)("%s %s %s%s writes through a FIFO", skipFor(missing), async (words) => {
    await using cli = await drive(path);
    const { code, stdout } = await write(
      cli,
      words,
      "fifo",
      'mkfifo fifo; cat fifo > got & "$@"; end=$?; wait; exit $end',
    );
    expect([code, stdout]).toEqual([words[0] === "check" ? 1 : 0, expect.any(String)]);
    expect((await stat(join(cli.folder.path, "fifo"))).isFIFO()).toBe(true);
    const got = await cli.folder.read("got");
    // A result may begin with the blank line that stood behind the echo of a marker line.
    expect(got).toMatch(
      { create: /^\n?\{"id":/, ids: /^15/, fix: /^15/, check: /^<!doctype html>/ }[words[0]],
    );
    if (words[0] === "fix") expect(got).toBe(kept);
  });

  test("an interruption ends the wait for a reader of a FIFO", skipFor(missing), async () => {
    await using cli = await drive(path);
    const through = shell('mkfifo fifo; exec "$@"');
    const environment = { TMPDIR: cli.folder.path };
    const running = cli.start(["ids", "ids.txt", "--output", "fifo"], { through, environment });
    await expect.poll(async () => existsSync(join(cli.folder.path, "fifo"))).toBe(true);
    await new Promise((done) => setTimeout(done, 1_500));
    running.child.kill("SIGINT");
    expect((await running.ended).code).toBe(130);
    expect((await readdir(cli.folder.path)).sort()).toEqual(["fifo", "ids.txt", "other.txt"]);
  });

  test.for(writers)("%s %s %s%s says that a device is full", skipFor(noFull ?? missing), async (words) => {
    await using cli = await drive(path);
    const { code, stderr } = await write(cli, words, "/dev/full");
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("/dev/full cannot be written (ENOSPC: no space left on device). "),
    ]);
    expect((await stat("/dev/full")).isCharacterDevice()).toBe(true);
  });
});

test("a file that is replaced keeps its permissions", async () => {
  await using cli = await drive();
  await write(cli, writers[1], "out.txt", 'touch out.txt; chmod 640 out.txt; "$@"');
  expect((await stat(join(cli.folder.path, "out.txt"))).mode & 0o777).toBe(0o640);
  expect(await cli.folder.read("out.txt")).toBe(joinLines());
});

test("where the lists cannot be written in the end, the report is, and the error is that of the lists", async () => {
  await using cli = await drive();
  const words = ["fix", "ids.txt", "--output", "/dev/full", "--report"];
  const { code, stderr } = await cli.run(...words, "md=r.md");
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(
      "error: --output /dev/full cannot be written (ENOSPC: no space left on device). The check itself is done",
    ),
  ]);
  expect(await cli.folder.read("r.md")).toContain("** Not everything could be removed.\n");
  expect((await cli.run(...words, "md=/dev/full")).stderr).toMatch(
    /--report md=\/dev\/full cannot be written[\s\S]*error: --output \/dev\/full cannot/,
  );
  expect((await cli.run("check", fine, "--report", "md=/dev/full")).stdout).toContain("The ID is compliant");
});
