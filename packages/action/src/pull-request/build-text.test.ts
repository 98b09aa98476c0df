import { makeReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import type { Proposal } from "./build-body.ts";
import { buildText } from "./build-text.ts";

const proposal: Proposal = {
  report: makeReport(),
  files: [
    { path: "data/a.txt", entries: 12_000, removed: 600, scrubbed: 0, unverified: 0, retained: 0 },
    { path: "data/b|`c`.txt", entries: 10_010, removed: 501, scrubbed: 0, unverified: 3, retained: 0 },
    { path: "data/clean.txt", entries: 5, removed: 0, scrubbed: 0, unverified: 0, retained: 0 },
  ],
  runUrl: "https://github.com/o/r/actions/runs/42",
  ids: [],
  title: undefined,
  introduction: undefined,
  commitMessage: undefined,
};

test("the body carries counts and no ID", () => {
  expect(buildText(proposal)).toMatchInlineSnapshot(`
    {
      "body": "[This run](https://github.com/o/r/actions/runs/42) found that 1,100 post IDs of 22,000 are no longer compliant (proof: consistent). This pull request removes 1,101 entries from 2 files. Nothing else changes. 3 entries could not be verified, or were added after the check, and are kept. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request.

    | Reason | Action | IDs | X's reason | X's action |
    | --- | --- | ---: | --- | --- |
    | post deleted | remove | 700 | \`deleted\` | \`delete\` |
    | account suspended | remove | 400 | \`suspended\` | \`delete\` |
    | post edited | refetch | 3 | \`tweet_edited\` | \`rehydrate\` |

    | File | Entries before | Removed |
    | --- | ---: | ---: |
    | \`data/a.txt\` | 12,000 | 600 |
    | \`\`data/b\\|\`c\`.txt\`\` | 10,010 | 501 |

    Later runs update this pull request, and close it when nothing is left to remove.",
      "commitMessage": "Remove 1,101 post ID entries no longer compliant with X",
      "title": "Remove 1,101 post ID entries no longer compliant with X",
    }
  `);
});

test("the user's title, text and commit message are taken", () => {
  const own = {
    ...proposal,
    title: "Clean up",
    introduction: "Please **review**.",
    commitMessage: "chore: clean",
  };
  const { title, body, commitMessage } = buildText(own);
  expect(title).toBe("Clean up");
  expect(body).toMatch(/^Please \*\*review\*\*\.\n\n/);
  expect(commitMessage).toBe("chore: clean");
});

test("IDs are listed where they are given, with a count of the rest", () => {
  const { body } = buildText({ ...proposal, ids: ["1160164553482756096", "12"] });
  expect(body).toContain(
    "<details><summary>IDs</summary>\n\n```\n1160164553482756096\n12\nand 1,098 more\n```",
  );
});

test("more than a hundred files are counted", () => {
  const files = Array.from({ length: 101 }, (_, index) => ({
    path: `${index}.txt`,
    entries: 2,
    removed: 1,
    scrubbed: 0,
    unverified: 0,
    retained: 0,
  }));
  expect(buildText({ ...proposal, files }).body).toContain("| and 1 more file | | |");
  expect(buildText({ ...proposal, files }).body).toContain(
    "<details><summary>101 files</summary>\n\n| File |",
  );
  expect(buildText({ ...proposal, files: files.slice(0, 10) }).body).not.toContain("<details>");
});

test("scrubbed entries are told apart from removed ones", () => {
  const [first] = proposal.report.datasets;
  if (first === undefined) throw new Error("unreachable");
  const report = makeReport({ datasets: [first, { ...first, name: "users", types: ["users"] }] });
  const files = [
    { path: "a.csv", entries: 9, removed: 1, scrubbed: 2, unverified: 0, retained: 0 },
    { path: "b.csv", entries: 9, removed: 0, scrubbed: 1, unverified: 0, retained: 0 },
  ];
  const { title, body } = buildText({ ...proposal, report, files });
  expect(title).toBe("Remove 1 entry and scrub 3 locations no longer compliant with X");
  expect(body).toContain("found that 1,100 IDs of 22,000 are no longer compliant");
  expect(body).toContain(
    "This pull request removes 1 entry and scrubs the location in 3 entries, in 2 files.",
  );
  expect(body).toContain("| `b.csv` | 9 | 0 | 1 |");
  const scrubbed = buildText({ ...proposal, files: files.slice(1) });
  expect(scrubbed.title).toBe("Scrub 1 location no longer compliant with X");
  expect(scrubbed.body).toContain("This pull request scrubs the location in 1 entry, in 1 file.");
});

test("entries that were proposed earlier are told apart, with a time", () => {
  const formerAsOf = new Map([["tweets", Date.parse("2026-08-30T04:18:00Z")] as const]);
  const files = proposal.files.map((file, index) => ({ ...file, retained: index === 0 ? 40 : 0 }));
  const { body } = buildText({ ...proposal, files, formerAsOf });
  expect(body).toContain(
    "changes. 40 entries of these were proposed earlier, as of 2026-08-30 04:18 UTC, and are kept here because this run has no newer result for them.",
  );
  expect(body).toContain(
    "| File | Entries before | Removed | Proposed earlier |\n| --- | ---: | ---: | ---: |\n",
  );
  expect(body).toContain("| `data/a.txt` | 12,000 | 600 | 40 |");
});
