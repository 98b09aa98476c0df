// @module-tag slow
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const noFull = existsSync("/dev/full") ? undefined : "there is no /dev/full here";
const shell = (script: string): readonly string[] => ["bash", "--norc", "-o", "pipefail", "-c", script, "sh"];
const kept = joinLines(ids.filter((id) => id !== gone && id !== protectedId));

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test.for([
    ["check", "--csv", "ids.txt"],
    ["check", "--json", "ids.txt"],
    ["check", "ids.txt"],
    ["ids", "ids.txt"],
    ["--help"],
  ])("%j says that a full disk took its output", skipFor(noFull ?? missing), async (words) => {
    await using cli = await driveCli({ verdicts: twoGone }, path);
    await cli.folder.write("ids.txt", joinLines());
    const { code, stderr } = await cli.runWith({ through: shell('"$@" > /dev/full') }, ...words);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /error: Standard output could not be written \(ENOSPC: no space left on device\), so it is incomplete\. .*\n$/,
      ),
    ]);
  });

  test("a disk that takes only the beginning of a text is full, too", skipFor(missing), async () => {
    await using cli = await driveCli({ verdicts: twoGone }, path);
    const through = shell('ulimit -f 1; "$@" > out.txt');
    const { code, stderr } = await cli.runWith({ through }, "--help");
    // One write, and less than it: Node.js itself takes that for done.
    expect((await stat(`${cli.folder.path}/out.txt`)).size).toBe(1_024);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("error: Standard output could not be written (EFBIG: file too large)"),
    ]);
  });

  test.for([
    [1, ["check", "--json", "ids.txt"]],
    [1, ["check", "--csv", "ids.txt"]],
    [1, ["check", "--report", "html=z.html", "ids.txt"]],
    [0, ["fix", "ids.txt", "--report", "html=z.html"]],
    [0, ["fix", "--csv", "ids.txt"]],
  ] as const)("where nobody reads, %j is done all the same", skipFor(missing), async ([end, words]) => {
    await using cli = await driveCli({ verdicts: twoGone }, path);
    await cli.folder.write("ids.txt", joinLines());
    const environment = { TMPDIR: cli.folder.path };
    const through = shell('"$@" | true');
    const { code, stderr } = await cli.runWith({ through, environment }, ...words);
    expect([code, stderr]).toEqual([end, expect.not.stringContaining("rror")]);
    expect(await cli.folder.read("ids.txt")).toBe(words[0] === "fix" ? kept : joinLines());
    const report = words.some((word) => word.includes("z.html")) ? ["z.html"] : [];
    expect(await readdir(cli.folder.path)).toEqual(["ids.txt", ...report]);
  });
});

test("where nothing can be said, the exit code still says it", skipFor(noFull), async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const through = shell('"$@" > /dev/full 2>&1');
  expect((await cli.runWith({ through }, "fix", "ids.txt")).code).toBe(2);
  expect(await cli.folder.read("ids.txt")).toBe(kept);
  const silent = shell('"$@" 2> /dev/full');
  expect((await cli.runWith({ through: silent }, "check", fine)).code).toBe(0);
});
