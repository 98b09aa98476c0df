import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const others = {
  "README.md": "# Lists\n",
  LICENSE: "MIT\n",
  "collect.py": "print(1)\n",
  ".github/x-compliance.yml": 'datasets:\n  - name: all\n    files: ["**/*"]\n    ids: { type: tweets }\n',
};

test("a glob over a whole repository checks its lists, and says what it left out", async () => {
  await using scenario = await startScenario({
    files: { ...lists, ...others },
    inputs: { files: "", config: ".github/x-compliance.yml" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run();
  expect([run.exitCode, run.outputs.result]).toEqual([1, "violations"]);
  expect(run.log.filter((line) => line.startsWith("Left out"))).toMatchInlineSnapshot(`
    [
      "Left out, because their names say that they are not lists: LICENSE, README.md, collect.py. To check one, name it in \`files\` itself.",
    ]
  `);
});

test("a text list beside the lists is refused with the way to leave it out, and hides no other fault", async () => {
  const words = Array.from({ length: 1_000 }, (_, index) => `word ${index}`).join("\n");
  await using scenario = await startScenario({
    files: {
      ...lists,
      "data/keywords.txt": words,
      "data/z.txt": "1160164553482756100\n@name\n1.16E+18\n@other\n",
    },
  });
  const run = await scenario.run();
  expect(run.log.flatMap((line) => line.split("%0A"))).toMatchInlineSnapshot(`
    [
      "Checking tweets in data/*.txt",
      "::group::Reading the lists",
      "::endgroup::",
      "Reading the lists took <duration>.",
      "::error title=DATASET_INVALID,file=data/z.txt,line=2::data/z.txt, lines 2 and 4: each is not an ID: write the numeric ID, not the name",
      "::error title=DATASET_INVALID,file=data/z.txt,line=3::data/z.txt, line 3: is not an ID: a spreadsheet has rounded it; export the column again as text",
      "::error title=DATASET_INVALID::DATASET_INVALID: The lists cannot be checked as they are.",
      "- data/keywords.txt: has no long IDs and may be a table, as its first 50 records have 2 columns separated by blanks: set \`field\` to the number of the IDs' column, or exclude the file with \`!\` in \`files\` if it is not a list",
      "- data/z.txt, lines 2 and 4: each is not an ID: write the numeric ID, not the name",
      "- data/z.txt, line 3: is not an ID: a spreadsheet has rounded it; export the column again as text",
      "What to do: Correct the listed places, or set \`on-bad-entry: keep\` to keep such entries as they are, unchecked. Exclude files that are not lists with \`!\` in \`files\`. Nothing was sent or written.",
      "More: https://github.com/octo-org/x-batch-compliance/blob/v1/docs/errors.md#dataset_invalid",
    ]
  `);
  expect(run.requests).toEqual([]);
});

test("hostile globs end the step with their faults before anything is sent", async () => {
  await using scenario = await startScenario({ files: lists });
  const files = [
    "{a,b}".repeat(20),
    "{1..1000000}",
    `data/${"*a".repeat(99)}*b`,
    "+(a|b)",
    "a".repeat(70_000),
  ];
  const run = await scenario.run({ inputs: { files: files.join("\n") } });
  const faults = run.log.flatMap((line) => line.split("%0A")).filter((line) => line.startsWith("- "));
  expect(faults.map((line) => line.replace(/(?<=^- `files`: )`[^`]{60,}`/, "`…`"))).toMatchInlineSnapshot(`
    [
      "- \`files\`: \`…\` stands for more than 1,000 globs or 256 KiB, all its braces written out. Write \`*\` instead of braces.",
      "- \`files\`: \`{1..1000000}\` stands for more than 1,000 globs or 256 KiB, all its braces written out. Write \`*\` instead of braces.",
      "- \`files\`: \`+(a|b)\` contains an extended pattern like \`@(a|b)\`, which is not supported. Write \`{a,b}\`, exclude with \`!\` at the start of a glob, or write \`[(]\` for a bracket in a name.",
      "- \`files\`: \`…\` is longer than 4,096 characters. Write several globs.",
      "- \`files\`: \`…\` matches no file. Check the path, and that the repository is checked out (\`actions/checkout\`).",
    ]
  `);
  expect(run.requests).toEqual([]);
});
