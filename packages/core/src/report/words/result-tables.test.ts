import { expect, test } from "vitest";
import { makeCompliantReport, makeReport } from "../../../test/make-report.ts";
import type { DatasetReport, Report } from "../../check/terms/report.ts";
import { violationReasons } from "../../results/record.ts";
import { describeReason } from "./describe-reason.ts";
import { describeBadEntries, tabulateDatasets, tabulateReasons } from "./result-tables.ts";

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

    | File | Entries | No longer compliant | Unverified |
    | --- | ---: | ---: | ---: |
    | \`data/a.txt\` | 12,000 | 600 | 0 |
    | \`data/b.txt\` | 10,010 | 501 | 0 |
    | **Distinct IDs in all** | **22,000** | **1,100** | **0** |

    #### \`tables\`

    | File | Entries | No longer compliant | Unverified | Location alone | No ID |
    | --- | ---: | ---: | ---: | ---: | ---: |
    | \`t.csv\` | 9 | 3 | 0 | 2 | 4 |
    | **Distinct IDs in all** | **9** | **3** | **0** | | |"
  `);
});

test("reasons tell dataset and type apart, and what blanking is enough for", () => {
  expect(tabulateReasons(makeTwoDatasets()).join("\n")).toMatchInlineSnapshot(`
    "| Dataset | IDs of | Action | Reason | Meaning | The ID | IDs |
    | --- | --- | --- | --- | --- | --- | ---: |
    | \`ids\` | posts | \`delete\` | \`deleted\` | deleted by its author | has to go | 700 |
    | \`ids\` | posts | \`delete\` | \`suspended\` | account suspended | has to go | 400 |
    | \`ids\` | posts | \`rehydrate\` | \`tweet_edited\` | edited: fetch it again | stays | 3 |
    | \`tables\` | users | \`scrub_geo\` | \`scrub_geo\` | location withdrawn | its location has to go | 2 |"
  `);
});

test("entries without an ID are counted over all datasets", () => {
  expect(describeBadEntries(makeTwoDatasets())).toEqual([
    "4 entries hold no ID. They stay, and were not checked.",
  ]);
  expect(describeBadEntries(makeReport())).toEqual([]);
});

test("every reason of a violation has its words", () => {
  expect(violationReasons.filter((reason) => describeReason(reason) === undefined)).toEqual([]);
});
