import { expect, test } from "vitest";
import { type Inputs, listInputNames } from "./input-table.ts";
import { planLists } from "./plan-lists.ts";
import { type InputsReading, readInputs } from "./read-inputs.ts";

function read(inputs: Readonly<Record<string, string>>): InputsReading {
  const entries = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  return readInputs({ PATH: "/bin", ...Object.fromEntries(entries) });
}

function accept(inputs: Readonly<Record<string, string>>): Inputs {
  const reading = read({ "bearer-token": "t0ken", files: "a.txt", ...inputs });
  expect(reading.faults).toEqual([]);
  if (reading.inputs === undefined) throw new Error("refused without a fault");
  return reading.inputs;
}

function messages(inputs: Readonly<Record<string, string>>): readonly string[] {
  const reading = read({ "bearer-token": "t0ken", files: "a.txt", ...inputs });
  expect(reading.inputs).toBeUndefined();
  return reading.faults.map((fault) => fault.message);
}

test("two inputs are enough", () => {
  expect(accept({})).toMatchObject({
    bearerToken: "t0ken",
    files: ["a.txt"],
    type: "tweets",
    field: [],
    keepReasons: [],
    maxRemoval: { kind: "percent", percent: 50 },
    timeoutMinutes: 300,
    wait: true,
    dryRun: false,
    artifactRetentionDays: undefined,
    githubToken: "",
    prDraft: "never",
    prAutoMerge: undefined,
    xApiUrl: "https://api.x.com",
  });
});

test("empty text is the same as unset", () => {
  const empty = Object.fromEntries(listInputNames().map((name) => [name, ""]));
  expect(accept({ ...empty, "bearer-token": "t0ken", files: "a.txt" })).toEqual(accept({}));
});

test("lists take newlines or commas, and braces keep their commas", () => {
  const inputs = accept({
    files: "data/{a,b}.txt, c/*.txt\n!c/old.txt\n\n",
    "pr-labels": "one,two\nthree,one",
  });
  expect(inputs.files).toEqual(["data/{a,b}.txt", "c/*.txt", "!c/old.txt"]);
  expect(inputs.prLabels).toEqual(["one", "two", "three"]);
});

test("durations are numbers in the unit that the input's name says", () => {
  const inputs = accept({
    "timeout-minutes": "1.5",
    "poll-interval-seconds": "45",
    "reuse-within-minutes": "0",
  });
  expect([inputs.timeoutMinutes, inputs.pollIntervalSeconds, inputs.reuseWithinMinutes]).toEqual([
    1.5, 45, 0,
  ]);
});

test("an @ before a login is dropped", () => {
  expect(accept({ "pr-assignees": "@octocat, hubot" }).prAssignees).toEqual(["octocat", "hubot"]);
});

test("every fault is listed, not only the first", () => {
  const reading = read({
    type: "posts",
    wait: "maybe",
    "on-violations": "fail",
    "poll-interval-seconds": "1",
    "timeout-minutes": "0",
  });
  expect(reading.inputs).toBeUndefined();
  expect(reading.faults.map((fault) => fault.message)).toMatchInlineSnapshot(`
    [
      "\`on-violations\` is not an input of this action. Did you mean \`on-violation\`?",
      "\`bearer-token\`: is missing. Pass the App's bearer token from a secret: \`\${{ secrets.X_BEARER_TOKEN }}\`. If the workflow does, check that this repository has a secret of that name; runs of Dependabot have their own secrets.",
      "\`type\`: did you mean \`tweets\`?",
      "\`wait\`: must be \`true\` or \`false\`.",
      "\`files\`: is missing. Set it to globs like \`data/**/*.txt\`, or set \`config\`.",
      "\`poll-interval-seconds\`: must be at least 5; each status request may cost money.",
      "\`timeout-minutes\`: must be at least 1. To submit the IDs without waiting for the result, set \`wait: false\`; that takes a moment too.",
    ]
  `);
});

test("a time that no number can be has one fault, with the least that X takes, and a sandbox takes less", () => {
  const told = (change: Readonly<Record<string, string>>): readonly string[] =>
    read({ "bearer-token": "a".repeat(20), files: "a.txt", ...change }).faults.map(({ message }) => message);
  expect(told({ "timeout-minutes": "-5", "poll-interval-seconds": "0" })).toEqual([
    "`timeout-minutes`: must be a number of minutes from 1 to 50400.",
    "`poll-interval-seconds`: must be a number of seconds from 5 to 3600.",
  ]);
  const sandbox = { "x-api-url": "http://127.0.0.1:1234" };
  expect(told({ ...sandbox, "timeout-minutes": "0.1", "poll-interval-seconds": "0.01" })).toEqual([]);
  expect(told({ ...sandbox, "poll-interval-seconds": "0" })).toHaveLength(1);
});

test("a fault never holds the value, which may be a secret in the wrong place", () => {
  const secret = "AAAAsecretAAAA!";
  for (const name of listInputNames()) {
    for (const { message } of read({ [name]: secret }).faults) expect(message).not.toContain(secret);
  }
});

test("the poll interval may be short on this machine only", () => {
  const inputs = accept({ "poll-interval-seconds": "0.01", "x-api-url": "http://127.0.0.1:9" });
  expect(inputs.pollIntervalSeconds).toBe(0.01);
  expect(messages({ "poll-interval-seconds": "0.01", "x-api-url": "https://api.twitter.com" })).toHaveLength(
    1,
  );
});

test("a pull request needs a token of GitHub", () => {
  expect(messages({ "on-violation": "pull-request" })[0]).toContain("`github-token`");
  expect(accept({ "on-violation": "pull-request", "github-token": "ghs_1" }).githubToken).toBe("ghs_1");
});

test("the text of the pull request has one source", () => {
  expect(messages({ "pr-body": "a", "pr-body-file": "b" })).toHaveLength(1);
});

test("files and type are known even if other inputs are wrong", () => {
  const reading = read({ files: "a.txt", type: "users", wait: "maybe" });
  expect(reading).toMatchObject({ inputs: undefined, readable: { files: ["a.txt"], type: "users" } });
  expect(read({ type: "posts" }).readable).toMatchObject({ files: [], wait: true });
  expect(read({ type: "posts" }).readable).not.toHaveProperty("type");
});

test("both tokens are listed for masking, raw and as a URL has them", () => {
  const reading = read({ "bearer-token": "a%b/c", "github-token": "ghs_1" });
  expect(reading.secrets).toEqual(["a%b/c", "a%25b%2Fc", "ghs_1"]);
  expect(reading.githubToken).toBe("ghs_1");
});

test("a config takes the place of the inputs that name the lists, and of no other", () => {
  const inputs = accept({
    files: "",
    config: "lists.yml",
    "keep-reasons": "deleted",
    "on-bad-entry": "keep",
  });
  expect(inputs).toMatchObject({
    config: "lists.yml",
    files: [],
    keepReasons: ["deleted"],
    onBadEntry: "keep",
  });
  expect(messages({ config: "lists.yml", type: "users", format: "csv", field: "2" })).toEqual([
    "`files`, `type`, `format`, `field`: cannot be combined with `config`. Set it for each dataset there.",
  ]);
});

test("several fields are as many places of one dataset, and none is one by the usual names", async () => {
  const plan = async (field: string): Promise<unknown> =>
    (await planLists(accept({ field }), "/nowhere")).plans[0]?.ids;
  expect(await plan("")).toEqual([{ type: "tweets" }]);
  expect(await plan("id, user.id\n3,id")).toEqual([
    { type: "tweets", field: "id" },
    { type: "tweets", field: "user.id" },
    { type: "tweets", field: "3" },
  ]);
});

test("how tables and IDs are written is said of each dataset beside a config, and what is wanted is not", () => {
  expect(
    messages({ files: "", config: "a.yml", quoting: "none", separator: "tab", "id-form": "plain" }),
  ).toEqual([
    "`quoting`, `separator`, `id-form`: cannot be combined with `config`. Set it for each dataset there.",
  ]);
  const inputs = accept({ files: "", config: "a.yml", "embedded-posts": "scrub", "allow-empty": "true" });
  expect(inputs).toMatchObject({ embeddedPosts: "scrub", allowEmpty: true });
});

test("what a format has no use for is told", () => {
  const set = { quoting: "none", separator: "tab", "embedded-posts": "ignore" };
  expect(read({ ...set, format: "jsonl" }).notices).toEqual([
    "`quoting`, `separator`: no effect with `format: jsonl`.",
  ]);
  expect(read({ ...set, format: "csv" }).notices).toEqual([
    "`embedded-posts`: no effect with `format: csv`.",
  ]);
  expect(read(set).notices).toEqual([]);
});

test.each<[Readonly<Record<string, string>>, string]>([
  [{ type: "posts" }, "`type`: did you mean `tweets`?"],
  [{ format: "ndjson" }, "`format`: did you mean `jsonl`?"],
  [{ format: ".CSV" }, "`format`: did you mean `csv`?"],
  [{ separator: ";" }, "`separator`: did you mean `semicolon`?"],
  [{ separator: "\\t" }, "`separator`: did you mean `tab`?"],
  [{ quoting: "RFC4180" }, "`quoting`: did you mean `csv`?"],
  [{ "on-violation": "Report" }, "`on-violation`: did you mean `report`?"],
])("where another word is written for one of ours, that is named: %j", (inputs, fault) => {
  expect(messages(inputs)).toEqual([fault]);
});

test.each(["txt.gz", "csv.zst"])("of a compressed format the inner one is to be written: %s", (format) => {
  const [inner] = format.split(".");
  expect(messages({ format })).toEqual([
    `\`format\`: write \`${inner}\`; compression is detected by the file name.`,
  ]);
});

test("a draft is asked for by true, create or always, and otherwise it is none", () => {
  const modes = ["", "false", "True", "create", "always"].map((text) => accept({ "pr-draft": text }).prDraft);
  expect(modes).toEqual(["never", "never", "create", "create", "always"]);
  expect(messages({ "pr-draft": "yes" })[0]).toContain("`always`");
});

test("auto-merge is off, or one of three ways", () => {
  expect(accept({ "pr-auto-merge": "false" }).prAutoMerge).toBeUndefined();
  expect(accept({ "pr-auto-merge": "squash" }).prAutoMerge).toBe("squash");
  expect(messages({ "pr-auto-merge": "true" })).toEqual([
    "`pr-auto-merge`: must be `false`, `merge`, `squash` or `rebase`.",
  ]);
});

test("an approved removal is a digest", () => {
  const digest = "0123456789ab".repeat(4);
  expect(accept({ "approve-removal": digest }).approveRemoval).toBe(digest);
  // The second is one of an earlier version.
  for (const other of ["yes", "0123456789abcdef".repeat(2)]) {
    expect(messages({ "approve-removal": other })).toEqual([
      "`approve-removal`: set it to the digest that the error gives, 48 hexadecimal digits.",
    ]);
  }
});

test.each([["INPUT_FILE"], ["INPUT_ON_VIOLATION"], ["INPUT_PR-LABEL"], ["INPUT_TYPES"]])(
  "%s nearly is an input, and a fault",
  (variable) => {
    const { faults, warnings } = readInputs({ [variable]: "x" });
    expect(faults[0]?.message).toContain("is not an input of this action. Did you mean");
    expect(warnings).toEqual([]);
  },
);

test("a variable of the job or machine that resembles no input is a warning, however many there are", () => {
  const environment = {
    INPUT_VERSION: "1.2",
    INPUT_TARGET_ENVIRONMENT: "prod",
    INPUTS: "x",
    MY_INPUT_X: "y",
  };
  const { faults, warnings } = readInputs({
    ...environment,
    "INPUT_BEARER-TOKEN": "t",
    INPUT_FILES: "a.txt",
  });
  expect(faults).toEqual([]);
  expect(warnings).toEqual([
    "Ignored, because this action has no such inputs: `target_environment`, `version`. An environment variable whose name starts with `INPUT_` looks like an input too.",
  ]);
});

test("inputs of a pull request that none is wanted with are told, and defaults are not", () => {
  const set = { "pr-labels": "a", "pr-draft": "true", "commit-via": "git", "dry-run": "true", "pr-base": "" };
  expect(read({ ...set, "on-violation": "report" }).notices).toEqual([
    "`pr-labels`, `pr-draft`, `commit-via`, `dry-run`: no effect without `on-violation: pull-request`.",
  ]);
  expect(read({ ...set, "on-violation": "pull-request" }).notices).toEqual([]);
  expect(read({}).notices).toEqual([]);
});
