// @module-tag slow
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test(
    "a report goes to standard output, with the summary beside it, or into files with the summary in its place",
    skipFor(missing),
    async () => {
      await using cli = await driveCli({ verdicts: twoGone }, path);
      await cli.folder.write("ids.txt", joinLines());
      const page = await cli.run("check", "ids.txt", "--report", "html");
      expect([page.code, page.stdout]).toEqual([
        1,
        expect.stringMatching(/^<!doctype html>[\s\S]*<\/html>\n$/),
      ]);
      expect(page.stderr).toContain("2 of 40 distinct IDs are no longer compliant");
      const words = ["--report", "html=out/report.html", "--report=md=out/report.md", "--report", "json=-"];
      const files = await cli.run("check", "ids.txt", ...words);
      expect(JSON.parse(files.stdout)).toMatchObject({ schemaVersion: 1, violations: 2 });
      expect(files.stderr).toMatch(/Wrote out\/report\.html\.\nWrote out\/report\.md\.\n$/);
      expect(await cli.folder.read("out/report.html")).toContain("2 of 40 IDs are no longer compliant");
      const markdown = await cli.folder.read("out/report.md");
      expect(markdown).toMatch(/^## X Batch Compliance\n\n🔴 \*\*2 of 40 IDs are no longer compliant/);
      expect(markdown).toMatch(
        /### What to do next\n\nRemove the entries within 24 hours, as X asks: `xbc fix ids\.txt` does it, and reuses the job\.\n/,
      );
      expect(files.stdout + markdown + (await cli.folder.read("out/report.html"))).not.toContain(gone);
    },
  );
});

test("IDs are named where that is asked for", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  await cli.run("check", "ids.txt", "--show-ids", "--report", "html=r.html", "--report", "md=r.md");
  for (const file of ["r.html", "r.md"]) {
    const text = await cli.folder.read(file);
    expect([gone, protectedId, fine].map((id) => text.includes(id))).toEqual([true, true, false]);
  }
});

test("the report of fix says what became of the lists", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const words = ["fix", "ids.txt", "--report", "md=r.md"];
  expect((await cli.run(...words, "--dry-run")).code).toBe(1);
  expect(await cli.folder.read("r.md")).toContain(
    "** Would remove 2 entries from 1 file. Nothing was written.\n",
  );
  expect((await cli.run(...words)).code).toBe(0);
  const markdown = await cli.folder.read("r.md");
  expect(markdown).toContain("** Removed 2 entries from 1 file.\n");
  expect(markdown).toMatch(/### What to do next\n\nNothing\. Check the lists again on a schedule\.\n/);
  const { stdout, code } = await cli.run("fix", "ids.txt", "--output", "-");
  expect([code, stdout.split("\n").length]).toEqual([0, 39]);
});

test("a report of what is pending says what is in the way", async () => {
  await using cli = await driveCli({ verdicts: twoGone, looksInProgress: 9 });
  await cli.folder.write("ids.txt", joinLines());
  await cli.folder.write("other.txt", joinLines(ids.slice(0, 5)));
  await cli.run("create", "tweets", "other.txt", "--no-wait");
  const { code, stdout } = await cli.run("check", "ids.txt", "--no-wait", "--report", "md");
  expect([code, stdout]).toEqual([
    4,
    expect.stringContaining("another job holds the App's only slot for posts"),
  ]);
  expect(stdout).toContain("run the same command again later to submit them");
});

test.each([
  ["html=ids.txt", "--report html=ids.txt is one of the lists: name another file."],
  ["html=./ids.txt", "--report html=./ids.txt is one of the lists: name another file."],
  ["pdf", "--report is pdf: write html, json or md, alone or with a file, for example html=report.html."],
  [
    "report.html",
    "--report is report.html: write html, json or md, alone or with a file, for example html=report.html.",
  ],
])("--report %s is refused before anything is sent", async (value, text) => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines());
  const { code, stderr } = await cli.run("check", "ids.txt", "--report", value);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${text}\n`)]);
  expect(cli.sandbox.x.jobs()).toEqual([]);
  expect(await cli.folder.read("ids.txt")).toBe(joinLines());
});

test("two reports cannot both be printed, nor both be one file", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", joinLines());
  const printed = await cli.run("check", "ids.txt", "--report", "html", "--report", "md");
  expect([printed.code, printed.stderr]).toEqual([
    2,
    "error: --report html and --report md both print to standard output: choose one.\n",
  ]);
  const one = await cli.run("check", "ids.txt", "--report", "html=a", "--report", "md=a");
  expect([one.code, one.stderr]).toEqual([2, "error: --report md=a is another output: name another file.\n"]);
});
