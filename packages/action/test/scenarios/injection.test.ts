import { expect, test } from "vitest";
import { splitMarkdown } from "../markdown.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const commands = [
  "::error::planted",
  "::set-output name=result::planted",
  "::add-mask::1",
  "::stop-commands::planted",
  "##[error]planted",
];
const hostile = `${commands.join("\n")}\r${commands.join("\r\n")}\u001b[31m %0A::error::planted \u200b::error::planted`;
const markup = "@octocat #1 ![i](evil.example) <img src=x> |";

/** Names that a stranger's pull request may bring into a repository, with a list that loses an entry each. */
const names = [
  "data/::error::planted|`<img src=x>` @octocat ##[error].txt",
  "data/\n::error::planted\n::stop-commands::planted.txt",
  "data/\r##[set-output name=result]planted\u001b[31m.txt",
  "data/\u00ad::error::planted.txt",
  `data/${"`".repeat(90)}${markup}.txt`,
  "data/x\nEOF\nresult=planted\ny<<EOF.txt",
  "data/| a | b |\n\n# planted [x](evil.example).txt",
  "data/\u202egpj.txt",
];
const gone = "1160164553482756096";
const files = Object.fromEntries(names.map((name, index) => [name, `${gone}\n${index + 1}\n`]));
const verdicts = { kind: "table", byId: { [gone]: { action: "delete", reason: "deleted" } } } as const;

/** What of a page may be markup must not hold anything of the attacks. */
const planted = /planted|octocat|evil|img|`/;

test("names of files speak neither to the runner nor in its outputs, the summary and the pull request", async () => {
  await using scenario = await startScenario({
    files,
    inputs: { files: "data/*", "on-violation": "pull-request", "max-removal": "100%" },
    x: { verdicts },
  });
  // That the runner took none of them for a command is searched in every scenario.
  const { exitCode, log, outputs, summary } = await scenario.run();
  expect([exitCode, outputs.result, outputs.removed]).toEqual([0, "violations", String(names.length)]);
  expect(JSON.parse(outputs["changed-files"] ?? "").sort()).toEqual([...names].sort());
  expect(log.filter((line) => /^\s*::|##\[/.test(line) && !isFold(line))).toEqual([]);
  const [pull] = await scenario.peer.pulls();
  for (const page of [summary, pull?.body ?? ""]) {
    const parts = splitMarkdown(page);
    expect(parts.markup).not.toMatch(planted);
    expect(parts.code.filter((code) => planted.test(code)).length).toBeGreaterThan(names.length / 2);
  }
  expect(pull?.title).toBe(`Remove ${names.length} post ID entries no longer compliant with X`);
});

test("names of files in errors and warnings stay one line each", async () => {
  const bad = Object.fromEntries(names.map((name) => [name, "no ID\n"]));
  await using scenario = await startScenario({ files: bad, inputs: { files: "data/*" } });
  const { exitCode, log, summary } = await scenario.run();
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toMatch(/^::error title=DATASET_INVALID::DATASET_INVALID: /);
  expect(log.at(-1)?.split("%0A")).toHaveLength(3 + 2 * names.length);
  const [head, error, faults = "", toDo, link] = splitMarkdown(summary)
    .markup.replaceAll("<code>", "")
    .split("\n\n");
  expect([head, error]).toEqual([
    "## X Batch Compliance",
    expect.stringMatching(/^🔴 \*\*Error\*\* : [\w ,.:]*$/),
  ]);
  expect(faults.split("\n")).toHaveLength(2 * names.length);
  expect(faults.split("\n").filter((line) => /[<>[\]*_#@&!|~\\`]/.test(line))).toEqual([]);
  expect(toDo).toMatch(/^\*\*What to do:\*\* /);
  expect(link).toMatch(/^\[More on DATASET_INVALID\]\([\w:/.#-]+\)\n$/);
  const kept = await scenario.runHere({ inputs: { "on-bad-entry": "keep", "allow-empty": "true" } });
  expect(
    kept.log.filter((line) => /^::/.test(line) && !/^::warning file=/.test(line) && !isFold(line)),
  ).toEqual([]);
  expect(kept.log.filter((line) => line.startsWith("::warning file="))).toHaveLength(names.length);
});

test("names of datasets in a config are shown, and are not markup", async () => {
  const dataset = (name: string, path: string): object => ({ name: name.slice(0, 100), files: [path] });
  const config = JSON.stringify({
    datasets: [
      dataset(`${commands[0]}\n${markup}`, "data/a.txt"),
      dataset(`${"`".repeat(90)}${markup}`, "data/b.txt"),
    ],
  });
  await using scenario = await startScenario({
    files: { "data/a.txt": `${gone}\n1\n`, "data/b.txt": `${gone}\n2\n`, "datasets.yml": config },
    inputs: { files: "", config: "datasets.yml", "on-violation": "pull-request", "max-removal": "0" },
    x: { verdicts },
  });
  const { exitCode, log, summary } = await scenario.run();
  expect([exitCode, log.at(-1)?.split("%0A").length]).toEqual([1, 4]);
  expect(log.at(-1)).toContain("MAX_REMOVAL_EXCEEDED");
  expect(splitMarkdown(summary).markup).not.toMatch(planted);
});

const problem = {
  title: hostile,
  detail: hostile,
  reason: hostile,
  type: hostile,
  errors: [{ message: hostile, title: hostile }],
  message: hostile,
};

/** Our own phases. */
function isFold(line: string): boolean {
  return /^::(?:group::[A-Za-z ]+|endgroup::)$/.test(line);
}

/** Runs with hostile answers; nothing of them may be shown. */
async function expectSilence(scenario: Scenario): Promise<void> {
  const { exitCode, log, outputs, summary } = await scenario.runHere();
  expect(exitCode).toBe(1);
  expect(`${log.join("\n")}${summary}${JSON.stringify(outputs)}`).not.toContain("planted");
}

const lists = { "data/a.txt": `${gone}\n1\n` };
const job = { id: "1", type: "tweets", status: "created", name: "a" };

test.for<readonly [string, string, number, unknown]>([
  ["a refusal", "x.listJobs", 403, problem],
  ["a refusal of the job", "x.createJob", 400, problem],
  ["a status line of errors", "x.listJobs", 200, { errors: [problem] }],
  ["an id", "x.createJob", 200, { data: { ...job, id: hostile } }],
  ["an address", "x.createJob", 200, { data: { ...job, upload_url: `https://evil.example/${hostile}` } }],
  ["a page", "x.uploadIds", 400, hostile],
])("what X writes into %s is not repeated", async ([, operation, status, body]) => {
  // What may have acted is looked for, for longer than this test has time.
  const inputs = { "timeout-minutes": "0.1" };
  await using scenario = await startScenario({ files: lists, x: { verdicts }, inputs });
  scenario.sandbox.faults.script(operation, { kind: "answer", status, body });
  await expectSilence(scenario);
});

test("what X writes of an ID is counted as unknown, and not repeated", async () => {
  const byId = { [gone]: { action: "delete", reason: hostile.slice(0, 60) } };
  await using scenario = await startScenario({ files: lists, x: { verdicts: { kind: "table", byId } } });
  await expectSilence(scenario);
});

const proposed = {
  files: lists,
  inputs: { "on-violation": "pull-request", "max-removal": "100%" },
  x: { verdicts },
};

test.for<readonly [string, number]>([
  ["github.createPull", 403],
  ["github.createTree", 422],
])(
  "what GitHub answers to %s with status %i is quoted as code on one line, and is not a command",
  async ([operation, status]) => {
    await using scenario = await startScenario(proposed);
    const body = { ...problem, documentation_url: `https://docs.github.com/rest)${hostile}` };
    scenario.sandbox.faults.script(operation, { kind: "answer", status, body });
    // That the runner takes nothing of it for a command is searched in every scenario.
    const { exitCode, log, outputs, summary } = await scenario.runHere();
    expect([exitCode, outputs.result]).toEqual([1, "violations"]);
    expect(JSON.stringify(outputs)).not.toContain("planted");
    expect(log.filter((line) => line.includes("planted"))).toEqual([
      expect.stringMatching(/^::error title=[A-Z_]+::.*GitHub says: `.*planted.*`\./),
    ]);
    expect(log.join("\n")).not.toContain("docs.github.com");
    const { markup, code } = splitMarkdown(summary);
    expect([markup.match(planted), code.filter((one) => one.includes("planted")).length]).toEqual([null, 1]);
  },
);

test("an address of GitHub's that is more than an address is not repeated", async () => {
  await using scenario = await startScenario(proposed);
  const page = `https://github.com/o/r)${hostile}`;
  const body = { number: 1, html_url: page, head: { ref: "a" }, base: { ref: "main" } };
  const odd = { kind: "answer", status: 201, body } as const;
  scenario.sandbox.faults.script("github.createPull", odd, odd, odd, odd);
  await expectSilence(scenario);
});
