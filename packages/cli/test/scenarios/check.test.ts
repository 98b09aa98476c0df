// @module-tag slow
import { describe, expect, test } from "vitest";
import { driveCli } from "../drive-cli.ts";
import { listNodes } from "../find-programs.ts";
import { edited, fine, gone, ids, joinLines, noneGone, protectedId, twoGone } from "../lists.ts";
import { skipFor } from "../skip-for.ts";

const flows = ["api", "gcs"] as const;

describe.each(listNodes())("on $name", ({ path, missing }) => {
  test.for(flows)(
    "a list with violations ends with 1 and says which reasons, in %s",
    skipFor(missing),
    async (flow) => {
      await using cli = await driveCli({ flow, verdicts: twoGone }, path);
      await cli.folder.write("ids.txt", joinLines());
      const { code, stdout, stderr } = await cli.run("check", "ids.txt");
      expect(code).toBe(1);
      expect(stdout.replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, "TIME")).toMatchSnapshot();
      expect(stderr).toMatch(/^Read 1 file with 40 entries: 40 distinct post IDs\.\nCreated job \d+\.\n/);
      expect(await cli.folder.read("ids.txt")).toBe(joinLines());
    },
  );

  test(
    "fix removes what must be removed, reuses the job, and changes nothing else",
    skipFor(missing),
    async () => {
      await using cli = await driveCli({ verdicts: twoGone }, path);
      const text = `# my list\r\n${ids.join("\r\n")}`;
      await cli.folder.write("ids.txt", text);
      expect((await cli.run("check", "ids.txt")).code).toBe(1);
      const fixed = await cli.run("fix", "ids.txt");
      expect(fixed.stderr).toMatch(
        /Reusing job \d+ \(created .* ago, no extra cost\)\.[\s\S]*Removed 2 entries from ids\.txt\.\n$/,
      );
      expect(fixed.code).toBe(0);
      expect(cli.sandbox.x.jobs()).toHaveLength(1);
      expect(await cli.folder.read("ids.txt")).toBe(
        text.replace(`${gone}\r\n`, "").replace(`${protectedId}\r\n`, ""),
      );
      const again = await cli.run("check", "ids.txt");
      expect([again.code, again.stdout]).toEqual([
        0,
        expect.stringMatching(/^All 38 distinct IDs are compliant, as of .* complete\./),
      ]);
    },
  );
});

test("a compliant list ends with 0", async () => {
  await using cli = await driveCli({ verdicts: noneGone });
  await cli.folder.write("ids.txt", joinLines());
  const { code, stdout } = await cli.run("check", "ids.txt");
  expect([code, stdout]).toEqual([0, expect.stringContaining("All 40 distinct IDs are compliant")]);
});

test("--csv prints every ID with its decision, and the summary is beside it", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const { code, stdout, stderr } = await cli.run("check", "--csv", "ids.txt");
  const rows = stdout.trimEnd().split("\n");
  expect([code, rows.length]).toEqual([1, 41]);
  expect(rows.slice(0, 5)).toEqual([
    "id,type,decision,action,reason",
    `${gone},tweets,remove,delete,deleted`,
    `${fine},tweets,keep,,`,
    `${protectedId},tweets,remove,delete,protected`,
    `${ids[3]},tweets,refetch,rehydrate,tweet_edited`,
  ]);
  expect(stderr).toContain("2 of 40 distinct IDs are no longer compliant");
});

test("--json prints events and the report, one per line; --report json the report alone", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const { stdout } = await cli.run("check", "--json", "ids.txt");
  const events = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["scanned", "job", "uploaded", "proven", "compared"]),
  );
  expect(events.at(-1)).toMatchObject({ type: "report", report: { result: "violations", violations: 2 } });
  const report = await cli.run("check", "--report", "json", "ids.txt");
  expect(JSON.parse(report.stdout)).toMatchObject({ schemaVersion: 1, violations: 2, proof: "proven" });
});

test("lists come from standard input and from arguments, too", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const piped = await cli.runWith({ input: joinLines() }, "check", "-");
  expect([piped.code, piped.stdout]).toEqual([1, expect.stringContaining("2 of 40 distinct IDs")]);
  const named = await cli.run("check", fine, gone);
  expect([named.code, named.stdout]).toEqual([1, expect.stringContaining("1 of 2 distinct IDs is")]);
});

test("IDs that were typed are named where they are affected, those of files are not", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines([protectedId]));
  const named = await cli.run("check", fine, gone, edited, "ids.txt");
  expect([named.code, named.stdout]).toEqual([
    1,
    expect.stringContaining(
      `\n\nID                   decision  action     reason\n${gone}  remove    delete     deleted\n${edited}  refetch   rehydrate  tweet_edited\n`,
    ),
  ]);
  expect(named.stdout).not.toContain(protectedId);
  expect((await cli.run("check", fine)).stdout).toMatch(/^The ID is compliant, .*\n$/);
});

test("fix writes standard input to standard output, with nothing else there", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  const { code, stdout } = await cli.runWith(
    { input: `text,id\nx,${gone}\n"y\nz",${fine}\n` },
    "fix",
    "-",
    "--format",
    "csv",
  );
  expect([code, stdout]).toEqual([0, `text,id\n"y\nz",${fine}\n`]);
});

test("fix writes into a folder, and leaves the lists alone", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("one.txt", joinLines(ids.slice(0, 20)));
  await cli.folder.write("two.txt", joinLines(ids.slice(20)));
  const { code, stderr } = await cli.run("fix", "one.txt", "two.txt", "--output", "clean/lists");
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining("Removed 2 entries from one.txt into clean/lists/one.txt."),
  ]);
  expect(await cli.folder.read("one.txt")).toBe(joinLines(ids.slice(0, 20)));
  expect((await cli.folder.read("clean/lists/one.txt")).split("\n")).toHaveLength(19);
  expect(await cli.folder.read("clean/lists/two.txt")).toBe(joinLines(ids.slice(20)));
});

test("above --max-removal nothing is written, and the number that would do is named", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines(ids.slice(0, 3)));
  const { code, stderr } = await cli.run("fix", "ids.txt");
  expect(code).toBe(1);
  expect(stderr).toContain(
    "2 of 3 IDs would be removed, which exceeds --max-removal (50%). Nothing was written.",
  );
  expect(stderr).not.toContain("Removed");
  expect(await cli.folder.read("ids.txt")).toBe(joinLines(ids.slice(0, 3)));
  expect((await cli.run("fix", "ids.txt", "--max-removal", "2")).code).toBe(0);
  expect(await cli.folder.read("ids.txt")).toBe(joinLines([fine]));
});

test("--dry-run writes nothing and ends as a check does", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const { code, stderr } = await cli.run("fix", "--dry-run", "ids.txt");
  expect([code, stderr]).toEqual([1, expect.stringContaining("Would remove 2 entries from ids.txt.")]);
  expect(await cli.folder.read("ids.txt")).toBe(joinLines());
});

test("where another job holds the slot, it is not said that anything was submitted", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  cli.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  await cli.folder.write("ids.txt", joinLines());
  const text = "Nothing was submitted for them: run the same command again later to submit them.\n";
  const check = await cli.run("check", "--no-wait", "ids.txt", "--report", "md=r.md");
  expect([check.code, check.stdout]).toEqual([4, `X has no result yet for 40 of 40 distinct IDs. ${text}`]);
  expect(await cli.folder.read("r.md")).toContain(text);
  const fix = await cli.run("fix", "--no-wait", "ids.txt");
  expect([fix.code, fix.stderr]).toEqual([
    4,
    expect.stringContaining(`\nNothing was removed: X has no result yet. ${text}`),
  ]);
  expect(cli.sandbox.x.jobs()).toHaveLength(1);
});

test("without waiting it is pending at first, and the next run collects the result", async () => {
  await using cli = await driveCli({ verdicts: twoGone, processingMs: 3_600_000 });
  await cli.folder.write("ids.txt", joinLines());
  const first = await cli.run("check", "--no-wait", "ids.txt");
  expect([first.code, first.stdout]).toEqual([
    4,
    expect.stringMatching(/^X has no result yet for 40 of 40 distinct IDs\./),
  ]);
  expect(first.stdout).toContain("it collects the result at no extra cost.");
  const fix = await cli.run("fix", "--no-wait", "ids.txt", "--report", "md=r.md");
  const none =
    "Nothing was removed: X has no result yet. Run the same command again later: it collects the result at no extra cost.\n";
  expect([fix.code, fix.stderr]).toEqual([4, expect.stringContaining(`\n${none}`)]);
  expect(await cli.folder.read("r.md")).toContain(none);
  cli.sandbox.x.setStatus(cli.sandbox.x.jobs()[0]?.id ?? "", "complete");
  const second = await cli.run("check", "--no-wait", "ids.txt");
  expect([second.code, cli.sandbox.x.jobs().length]).toEqual([1, 1]);
});

test("a result that nothing proves ends with 3, or 0 where it is only reported", async () => {
  await using cli = await driveCli({ verdicts: noneGone, invalidLines: "drop" });
  await cli.folder.write("ids.txt", joinLines());
  const strict = await cli.run("check", "ids.txt", "--require-proof", "proven");
  expect([strict.code, strict.stdout]).toEqual([
    3,
    // No word about others where there are none.
    "40 of 40 distinct IDs could not be verified.\n",
  ]);
  expect(
    (await cli.run("check", "ids.txt", "--require-proof", "proven", "--on-unverified", "report")).code,
  ).toBe(0);
  expect((await cli.run("check", "ids.txt")).code).toBe(0);
});

test("lists that are faulty end with 2 and every place, before anything is sent", async () => {
  await using cli = await driveCli();
  await cli.folder.write("ids.txt", `${fine}\n1.5E+18\n`);
  const { code, stderr } = await cli.run("check", "ids.txt");
  expect([code, cli.sandbox.x.jobs().length]).toEqual([2, 0]);
  expect(stderr).toMatch(
    /error: The lists cannot be checked as they are\. \(DATASET_INVALID\)\n {2}ids\.txt:2 .*\nWhat to do: /,
  );
});

test("what X refuses ends with 5, its code, and what to do in words of the command line", async () => {
  await using cli = await driveCli({ account: "no-credits" });
  await cli.folder.write("ids.txt", joinLines());
  const { code, stderr } = await cli.run("check", "ids.txt", "--json");
  expect([code, stderr]).toEqual([
    5,
    expect.stringMatching(/error: .* \(CREDITS_DEPLETED\)\nWhat to do: Add credits/),
  ]);
});

test("the files of a check are kept in a folder on demand", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  await cli.run("check", "ids.txt", "--results-folder", "out/today");
  expect((await cli.folder.read("out/today/violations.ndjson")).trimEnd().split("\n")).toHaveLength(2);
  expect(JSON.parse(await cli.folder.read("out/today/report.json"))).toMatchObject({ violations: 2 });
  expect(await cli.folder.read("out/today/refetch.txt")).toBe(`${ids[3]}\n`);
});

test("a result about other IDs of the lists is not called the job of these", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.run("check", fine, gone, ids[8] ?? "");
  const fewer = await cli.run("check", fine, gone);
  expect(fewer.stderr).toMatch(
    /Reading the result of job \d+ \(.*\)\. It is used for the IDs that it names until a newer result is ready\.[\s\S]*Created job/,
  );
  expect(fewer.stderr).not.toContain("Reusing");
  const more = await cli.run("check", fine, gone, ids[9] ?? "");
  expect(more.stderr).toMatch(
    /an older result is used until it is ready\.\n[\s\S]*Created job|until a newer result/,
  );
});

test("a job of the action is reused under the same --job-name", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  await cli.run("check", "ids.txt", "--job-name", "my-lists");
  expect(cli.sandbox.x.jobs()[0]?.name).toMatch(/^my-lists-[0-9a-f]{20}-/);
  await cli.run("check", "ids.txt", "--job-name", "other");
  await cli.run("fix", "ids.txt", "--job-name", "my-lists");
  expect(cli.sandbox.x.jobs()).toHaveLength(2);
});

test("a list without IDs is not compliant but empty, and ends with 2 unless that is allowed", async () => {
  await using cli = await driveCli();
  await cli.folder.write("empty.txt", "# nothing\n");
  const empty = await cli.run("check", "empty.txt");
  expect([empty.code, empty.stdout]).toEqual([2, ""]);
  expect(empty.stderr).toContain("The lists contain no IDs, so nothing was checked.");
  const allowed = await cli.run("check", "empty.txt", "--allow-empty");
  expect([allowed.code, allowed.stdout]).toEqual([0, "The lists contain no IDs, so nothing was checked.\n"]);
});

test("IDs are found in several places, and a field of the other type is named with the option that is wrong", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("posts.csv", `tweet_id,quoted,user_id\n${fine},${gone},12\n`);
  const { code, stdout } = await cli.run("check", "posts.csv", "--field", "tweet_id,quoted");
  expect([code, stdout]).toEqual([1, expect.stringContaining("1 of 2 distinct IDs is")]);
  const wrong = await cli.run("check", "posts.csv", "--field", "user_id");
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("`--type users`")]);
});

test("what ends a check early is told beside what is known by then, and known violations are removed", async () => {
  await using cli = await driveCli({ verdicts: twoGone });
  await cli.folder.write("ids.txt", joinLines());
  const refused = { kind: "answer", status: 402, body: '{"title":"CreditsDepleted"}' } as const;
  cli.sandbox.faults.script("x.createJob", { kind: "pass" }, refused);
  const words = ["fix", "ids.txt", "--max-ids-per-job", "30"];
  const { code, stderr, stdout } = await cli.run(...words);
  expect([code, stdout]).toEqual([
    5,
    expect.stringContaining("2 of 40 distinct IDs are no longer compliant"),
  ]);
  expect(stderr).toMatch(
    /The check ended early; the above is what is known\.\nerror: .* \(CREDITS_DEPLETED\)/,
  );
  expect(await cli.folder.read("ids.txt")).toBe(
    joinLines(ids.filter((id) => id !== gone && id !== protectedId)),
  );
  expect((await cli.run(...words)).code).toBe(0);
});
