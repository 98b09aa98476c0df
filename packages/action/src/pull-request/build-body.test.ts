import { makeReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { buildBody, type Proposal } from "./build-body.ts";
import type { ProposedFile } from "./describe-change.ts";

const mostCharacters = 65_536;
const marker = `\n\n<!-- x-batch-compliance-removals: ${"0".repeat(48)} -->`;

function write(change: Partial<Proposal>): string {
  const body = buildBody({
    report: makeReport(),
    files: listFiles(2, "data"),
    runUrl: "https://github.com/o/r/actions/runs/42",
    ids: [],
    title: undefined,
    introduction: undefined,
    commitMessage: undefined,
    ...change,
  });
  expect((body + marker).length).toBeLessThanOrEqual(mostCharacters);
  return body;
}

function listFiles(count: number, folder: string): readonly ProposedFile[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `${folder}/${index}.txt`,
    entries: 2000,
    removed: 1000,
    scrubbed: 0,
    unverified: 3,
    retained: 0,
  }));
}

/** Rows of files, each whole: path in a code span, two counts. */
function countRows(body: string): number {
  const rows = body.split("\n").filter((line) => line.includes(".txt"));
  for (const row of rows) expect(row).toMatch(/^\| `d+\/\d+\.txt` \| 2,000 \| 1,000 \|$/);
  return rows.length;
}

test("a user's text takes values in, and the report follows it", () => {
  const body = write({
    files: listFiles(2, "d"),
    introduction:
      "{{removed}} of {{files}} files, {{unverified}} open; {{violations}}/{{checked}} {{proof}} {{run-url}}",
  });
  expect(body).toMatch(
    /^2,000 of 2 files, 6 open; 1,100\/22,000 consistent https:\/\/github\.com\/o\/r\/actions\/runs\/42\n\n\[This run\]/,
  );
});

test("a text that places the report itself has it there alone", () => {
  const body = write({ introduction: "Above\n\n{{report}}\n\nBelow" });
  expect(body).toMatch(/^Above\n\n\[This run\][\s\S]*to remove\.\n\nBelow$/);
  expect(body.match(/This run/g)).toHaveLength(1);
});

test("tables shrink row by row, with a count of what is left out, before anything else goes", () => {
  const ids = Array.from({ length: 200 }, (_, index) => String(10n ** 18n + BigInt(index)));
  const shown = [10, 500, 1000, 2900].map((width) => {
    const body = write({ files: listFiles(100, "d".repeat(width)), ids });
    expect(body).toContain("This pull request removes 100,000 entries from 100 files");
    expect(body).toContain("| `suspended` | `delete` |");
    expect(body).toContain(ids.at(-1));
    const rows = countRows(body);
    expect(body.includes(`| and ${100 - rows} more files |`)).toBe(rows < 100);
    return rows;
  });
  expect(shown).toEqual([100, 100, 50, 20]);
});

test("files of absurd names leave their table out, and then a crowd of reasons shrinks", () => {
  const [first] = makeReport().datasets;
  if (first === undefined) throw new Error("unreachable");
  const files = listFiles(5, "d".repeat(20_000));
  expect(countRows(write({ files }))).toBe(0);
  const datasets = Array.from({ length: 100 }, (_, index) => ({
    ...first,
    name: `${index}${"n".repeat(1000)}`,
  }));
  const body = write({ files, report: makeReport({ datasets }) });
  expect(body).toContain("And 280 more rows.");
  expect(body).toContain("[This run]");
});

test("a long text of the user stays, and one that repeats the report without end is left out with a word", () => {
  const introduction = "x".repeat(50_000);
  expect(write({ introduction, files: listFiles(100, "d".repeat(1000)) })).toContain(introduction);
  const body = write({ introduction: "{{report}} ".repeat(4000) });
  expect(body).toContain("The text of `pr-body` is left out");
  expect(body).toContain("[This run]");
});

test.each([
  "Hello\n\n<!-- not closed",
  "<details>",
  "```",
  "<!-- {{report}} -->",
  "<template>{{report}}</template>",
])("a text that would hide the report, such as %j, comes behind it", (introduction) => {
  const report = write({});
  const body = write({ introduction });
  expect(body.startsWith(report)).toBe(true);
  expect(body).toContain(introduction.replace("{{report}}", ""));
});

test("a text that puts the report into details of its own gets it there", () => {
  const body = write({ introduction: "<details><summary>Counts</summary>\n\n{{report}}\n\n</details>" });
  expect(body).toMatch(/^<details><summary>Counts<\/summary>\n\n\[This run\][\s\S]+<\/details>$/);
});
