// @module-tag slow
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DrivenCli, driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { fine, gone, ids, joinLines, noneGone, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const config = `datasets:
  - name: posts
    files: lists/**/*.txt
  - name: kept
    files: [rows.csv, "!old.csv"]
    ids: { type: tweets, field: tweet_id }
    keep-reasons: [protected]
    max-removal: 100%
`;

async function writeLists({ folder }: DrivenCli): Promise<void> {
  await folder.write("lists/a/ids.txt", joinLines(ids.slice(0, 10)));
  await folder.write("lists/b/ids.txt", joinLines(ids.slice(10)));
  await folder.write("rows.csv", `tweet_id,text\n${gone},x\n${protectedId},y\n`);
}

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test(
    "check and fix read the lists of a config file in .github, each under its own policy",
    skipFor(missing),
    async () => {
      await using cli = await driveCli({ verdicts: twoGone }, path);
      await writeLists(cli);
      await cli.folder.write(".github/x-compliance.yml", config);
      const words = ["--config", ".github/x-compliance.yml"];
      const checked = await cli.run("check", ...words);
      expect([checked.code, checked.stdout]).toEqual([
        1,
        expect.stringContaining("2 of 40 distinct IDs are no longer compliant"),
      ]);
      const fixed = await cli.run("fix", ...words);
      expect([fixed.code, fixed.stderr]).toEqual([
        0,
        expect.stringMatching(
          /Reusing job[\s\S]*Removed 2 entries from lists\/a\/ids\.txt\.\nRemoved 1 entry from rows\.csv\.\n$/,
        ),
      ]);
      expect(cli.sandbox.x.jobs()).toHaveLength(1);
      expect(await cli.folder.read("rows.csv")).toBe(`tweet_id,text\n${protectedId},y\n`);
      expect(await cli.folder.read("lists/b/ids.txt")).toBe(joinLines(ids.slice(10)));
    },
  );

  test("faults of a config file come at once, with their place and its keys", skipFor(missing), async () => {
    await using cli = await driveCli({}, path);
    await cli.folder.write(
      "x.yml",
      "datasets:\n  - name: a\n    fils: a.txt\n    files: [missing/*.txt, ../b.txt]\n  - name: a\n    files: a.txt\n    ids: { type: posts }\n",
    );
    const { code, stderr } = await cli.run("check", "--config", "x.yml");
    expect([code, stderr]).toEqual([
      2,
      `error: x.yml:3:5 this key is not known here. Did you mean \`files\`?
       x.yml:5:11 \`name\`: another dataset above has this name: write a different one.
       x.yml:7:18 \`type\`: write \`tweets\`.
`,
    ]);
    await cli.folder.write("x.yml", "datasets:\n  - name: a\n    files: [missing/*.txt, ../b.txt]\n");
    expect((await cli.run("check", "--config", "x.yml")).stderr).toBe(
      `error: x.yml:3:28 \`files\`: \`../b.txt\` points outside the working directory. Write a path inside it.
       x.yml:3:13 \`files\`: \`missing/*.txt\` matches no file. Check the path.
`,
    );
    expect(cli.sandbox.x.jobs()).toEqual([]);
  });
});

test("a config file may be anywhere, and its globs are those of the working directory", async () => {
  await using cli = await driveCli({ verdicts: noneGone });
  await using other = await driveCli();
  await writeLists(cli);
  await other.folder.write("x.yml", config);
  const { code, stdout } = await cli.run("check", "--config", join(other.folder.path, "x.yml"));
  expect([code, stdout]).toEqual([0, expect.stringContaining("All 40 distinct IDs are compliant")]);
});

test("a dataset above its own limit stops all of them, and is named with what to do", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await writeLists(cli);
  await cli.folder.write("x.yml", config.replace("100%", "0"));
  const { code, stderr } = await cli.run("fix", "--config", "x.yml");
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(
      "1 of 2 IDs of the dataset kept would be removed, which exceeds `max-removal` (0). Nothing was written. If the removal is right, set `max-removal: 1` for it in the config file, and run again.",
    ),
  ]);
  expect(await cli.folder.read("lists/a/ids.txt")).toBe(joinLines(ids.slice(0, 10)));
});

test("lists of a config file keep their places in an output folder", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await writeLists(cli);
  await cli.folder.write("x.yml", config);
  expect((await cli.run("fix", "--config", "x.yml", "--output", "clean")).code).toBe(0);
  expect(await cli.folder.read("clean/rows.csv")).toBe(`tweet_id,text\n${protectedId},y\n`);
  expect(await cli.folder.read("clean/lists/b/ids.txt")).toBe(joinLines(ids.slice(10)));
  expect((await cli.folder.read("clean/lists/a/ids.txt")).split("\n")).toHaveLength(9);
  expect(await cli.folder.read("rows.csv")).toContain(gone);
});

test("a dataset without IDs is not a silent success, unless that is allowed for it", async () => {
  await using cli = await driveCli({ verdicts: noneGone });
  await cli.folder.write("ids.txt", joinLines());
  await cli.folder.write("empty.txt", "");
  const two = "datasets:\n  - name: a\n    files: ids.txt\n  - name: b\n    files: empty.txt\n";
  await cli.folder.write("x.yml", two);
  const { code, stdout, stderr } = await cli.run("check", "--config", "x.yml");
  expect([code, stdout]).toEqual([
    2,
    expect.stringMatching(/^The 40 distinct IDs that were found are compliant/),
  ]);
  expect(stderr).toContain(
    "The dataset b contains no IDs: fix what writes it, or set `allow-empty: true` there",
  );
  await cli.folder.write("x.yml", `${two}    allow-empty: true\n`);
  expect((await cli.run("check", "--config", "x.yml")).code).toBe(0);
  expect((await cli.run("fix", "empty.txt")).code).toBe(2);
  expect((await cli.run("fix", "empty.txt", "--allow-empty")).code).toBe(0);
});

test("--csv is refused where one ID may have two decisions, and printed where it has one", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await writeLists(cli);
  await cli.folder.write("x.yml", config);
  const refused = await cli.run("check", "--csv", "--config", "x.yml");
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringMatching(/^error: --csv prints one decision for each ID/),
  ]);
  expect(cli.sandbox.x.jobs()).toEqual([]);
  await cli.folder.write("x.yml", config.replace("    keep-reasons: [protected]\n", ""));
  const { stdout } = await cli.run("check", "--csv", "--config", "x.yml");
  expect(stdout.split("\n")).toHaveLength(42);
  expect(stdout).toContain(`${gone},tweets,remove,delete,deleted\n${fine},tweets,keep,,\n`);
});

test.each([
  [["check", "--config", "none.yml"], "error: --config none.yml does not exist.\n"],
  [
    ["check", "a.txt", "--config", "x.yml", "--field", "id", "--type", "users"],
    "error: With --config, that file names the lists: leave the others out.\n       --type, --field: leave out with --config, and set it for each dataset in that file.\n       Run xbc check --help to see all options.\n",
  ],
  [
    ["ids", "--config", "x.yml"],
    "error: ids has no option --config.\n       An argument is missing: write xbc ids FILE|-….\n       Run xbc ids --help to see all options.\n",
  ],
])("%j ends with 2 and one way out", async (words, text) => {
  await using cli = await driveCli();
  expect(await cli.run(...words)).toEqual({ code: 2, stdout: "", stderr: text });
});

test("globs in quotes are searched for, those with ! exclude, and what is left out is said", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await writeLists(cli);
  await cli.folder.write("lists/README.md", "# Lists\n");
  await symlink(join(cli.folder.path, "rows.csv"), join(cli.folder.path, "lists/link.csv"));
  const { code, stdout, stderr } = await cli.run("check", "lists/**", "!lists/b/*");
  expect([code, stdout]).toEqual([1, expect.stringContaining("2 of 10 distinct IDs are")]);
  expect(stderr).toContain("lists/link.csv: skipped, a symbolic link.\n");
  expect(stderr).toContain("lists/README.md: skipped, as its name says that it is not a list.\n");
  await cli.folder.write("a[1].txt", joinLines([fine]));
  expect((await cli.run("check", "a[1].txt")).stdout).toContain("The ID is compliant");
});
