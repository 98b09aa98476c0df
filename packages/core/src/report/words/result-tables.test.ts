import { expect, test } from "vitest";
import { makeCompliantReport, makeReport } from "../../../test/make-report.ts";
import type { DatasetReport, Report } from "../../check/terms/report.ts";
import { violationReasons } from "../../results/record.ts";
import { describeReason } from "./describe-reason.ts";
import { describeGaps, tabulateDatasets, tabulateReasons } from "./result-tables.ts";

test("a report without events has no table of reasons", () => {
  expect(tabulateReasons(makeCompliantReport())).toEqual([]);
});

function makeTwoDatasets(): Report {
  const [first] = makeReport().datasets;
  if (first === undefined) throw new Error("unreachable");
  const files = [{ name: "t.csv", entries: 9, violations: 3, scrubs: 2, unverified: 0, badEntries: 4 }];
  const geo = { type: "users", action: "scrub_geo", reason: "scrub_geo", decision: "scrub", ids: 2 } as const;
  const second: DatasetReport = {
    ...first,
    name: "tables",
    types: ["tweets", "users"],
    badEntries: 4,
    ids: 9,
    violations: 3,
    counts: [geo],
    files,
  };
  return makeReport({ datasets: [first, second] });
}

test("several datasets have a table each, with what only some have", () => {
  expect(tabulateDatasets(makeTwoDatasets()).join("\n")).toMatchInlineSnapshot(`
    "#### \`ids\`

    | File | Entries | Remove |
    | --- | ---: | ---: |
    | \`data/a.txt\` | 12,000 | 600 |
    | \`data/b.txt\` | 10,010 | 501 |
    | **All files** | **22,010** | **1,101** |

    #### \`tables\`

    | File | Entries | Remove | Scrub location | Without ID |
    | --- | ---: | ---: | ---: | ---: |
    | \`t.csv\` | 9 | 1 | 2 | 4 |"
  `);
});

test("reasons tell dataset and type apart, and what scrubbing is enough for", () => {
  expect(tabulateReasons(makeTwoDatasets()).join("\n")).toMatchInlineSnapshot(`
    "| Dataset | Type | Reason | Action | IDs | X's reason | X's action |
    | --- | --- | --- | --- | ---: | --- | --- |
    | \`ids\` | posts | post deleted | remove | 700 | \`deleted\` | \`delete\` |
    | \`ids\` | posts | account suspended | remove | 400 | \`suspended\` | \`delete\` |
    | \`ids\` | posts | post edited | refetch | 3 | \`tweet_edited\` | \`rehydrate\` |
    | \`tables\` | users | location removed | scrub location | 2 | \`scrub_geo\` | \`scrub_geo\` |"
  `);
});

test("entries without an ID are counted over all datasets", () => {
  expect(describeGaps(makeTwoDatasets())).toEqual([
    "4 entries have no ID. They were not checked and will be kept.",
  ]);
  expect(describeGaps(makeReport())).toEqual([]);
});

test("files without entries are named beside files with entries; where all are empty, the result says so", () => {
  const report = makeReport();
  const [dataset] = report.datasets;
  const empty = ["a`.txt", "b.txt", "c.txt", "d.txt"].map((name) => ({
    ...{ name, entries: 0, violations: 0, scrubs: 0, unverified: 0, badEntries: 0 },
  }));
  const describe = (files: typeof empty, ids?: number): readonly string[] =>
    describeGaps({
      ...report,
      datasets: report.datasets.map((each) => ({
        ...each,
        ids: ids ?? each.ids,
        files: [...each.files, ...files],
      })),
    });
  expect(dataset?.ids).toBeGreaterThan(0);
  expect(describe(empty)).toEqual(["4 files have no entries: ``a`.txt``, `b.txt`, `c.txt` and 1 more."]);
  expect(describe(empty.slice(1, 2))).toEqual(["1 file has no entries: `b.txt`."]);
  expect(describe(empty.map((file) => ({ ...file, badEntries: 1 })))).toEqual([]);
  expect(describe(empty, 0)).toEqual([]);
});

test("every reason of a violation has its words", () => {
  expect(violationReasons.filter((reason) => describeReason(reason, "tweets") === undefined)).toEqual([]);
});
