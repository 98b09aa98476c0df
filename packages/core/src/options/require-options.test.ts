import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { driveCore } from "../../test/drive-core.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { retainChanges } from "../check/retain-changes.ts";
import { checkDatasets, checkIds, createClient, rewriteDataset, waitForJob } from "../index.ts";
import { RetainedEntries } from "../rewrite/retained-entries.ts";
import { text } from "./option-rule.ts";
import { requireOptions } from "./require-options.ts";

/** As a program without types calls. */
type Loose = (...given: readonly unknown[]) => unknown;
const bearerToken = "a-token-of-some-length";
const dataset = { name: "ids", ids: [{ type: "tweets" }], files: [{ name: "a.txt", path: "/none/a.txt" }] };
const named = { jobNamePrefix: "a", runKey: "b" };

type Call = (client: unknown, options: unknown, folder: string) => unknown;
const calls: Readonly<Record<string, Call>> = {
  createClient: (_, options) => (createClient as Loose)(options),
  checkIds: (client, options) => (checkIds as Loose)(client, "tweets", ["20"], options),
  checkDatasets: (client, options, folder) =>
    (checkDatasets as Loose)(
      client,
      [dataset],
      Object.prototype.toString.call(options) === "[object Object]"
        ? { ...named, folder, ...(options as object) }
        : options,
    ),
  rewriteDataset: (_, options) => (rewriteDataset as Loose)(dataset, new Map(), options),
  retainChanges: (_, options) =>
    (retainChanges as Loose)({ dataset, from: "a", to: "b" }, new RetainedEntries(), options),
  waitForJob: (client, options) => (waitForJob as Loose)(client, "1", options),
  getJob: (client, options) => (client as { getJob: Loose }).getJob("1", options),
};

const cases: readonly (readonly [name: string, options: unknown, message: string])[] = [
  ...Object.keys(calls).flatMap((name) =>
    [null, 5, "text", []].map(
      (options) => [name, options, `The options of \`${name}\` must be an object.`] as const,
    ),
  ),
  ["createClient", undefined, "The options of `createClient` must be an object."],
  ["createClient", {}, "`bearerToken` must be the App's bearer token, as a text."],
  ["createClient", { token: "a" }, "There is no option `token` of `createClient`."],
  ["createClient", { bearerToken, apiURL: "x" }, "of `createClient`. Did you mean `apiUrl`?"],
  ["createClient", { bearerToken, onEvent: 5 }, "`onEvent` must be a function."],
  ["createClient", { bearerToken, retry: { patience: 1 } }, "of `retry`."],
  ["createClient", { bearerToken, transport: {} }, "an object with the methods `send`, `close`."],
  ["checkIds", { feild: "id" }, "There is no option `feild` of `checkIds`. Did you mean `field`?"],
  ["checkIds", { listKey: "a" }, "There is no option `listKey` of `checkIds`."],
  ["checkIds", { wait: "no" }, "`wait` must be `true` or `false`."],
  ["checkIds", { signal: 5 }, "`signal` must be an `AbortSignal`."],
  ["checkIds", { onEvent: 5 }, "`onEvent` must be a function."],
  ["checkIds", { folder: 5 }, "`folder` must be a text that is not empty."],
  ["checkIds", { format: "ndjson" }, "`format` must be `auto`, `txt`, `csv`, `tsv`, `jsonl` or `json`."],
  ["checkIds", { onBadEntry: "skip" }, "`onBadEntry` must be `fail` or `keep`."],
  ["checkDatasets", { requireProof: "some" }, "`requireProof` must be `proven` or `consistent`."],
  ["checkDatasets", { pollIntervalMS: 1 }, "Did you mean `pollIntervalMs`?"],
  ["rewriteDataset", { onChanged: () => {} }, "Did you mean `onChange`?"],
  ["retainChanges", { signal: {} }, "`signal` must be an `AbortSignal`."],
  ["waitForJob", { onPoll: true }, "`onPoll` must be a function."],
  ["getJob", { timeout: 5 }, "There is no option `timeout` of `getJob`."],
  ["getJob", { once: 1 }, "`once` must be `true` or `false`."],
];

test.for(cases)("%s with %j is refused: %s", async ([name, options, message]) => {
  await using driven = await driveCore();
  const call = async (): Promise<unknown> => await calls[name]?.(driven.client, options, driven.folder);
  const before = await readdir(driven.folder);
  const error = await rejectionOf(call());
  expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringContaining(message) });
  expect(await readdir(driven.folder)).toEqual(before);
  expect(driven.count("x.listJobs", "x.getJob", "x.createJob")).toEqual([0, 0, 0]);
});

test.for([
  [{ ...dataset, onScrubb: "keep" }, "There is no option `onScrubb` of a dataset. Did you mean `onScrub`?"],
  [
    { ...dataset, ids: [{ type: "tweets", feild: "id" }] },
    "of the IDs of the dataset ids. Did you mean `field`?",
  ],
  [
    { ...dataset, ids: [{ type: "posts" }] },
    "`type` of the IDs of the dataset ids must be `tweets` or `users`.",
  ],
  [{ ...dataset, files: ["a.txt"] }, "The options of a file of the dataset ids must be an object."],
  [
    { ...dataset, files: [{ path: "a.txt" }] },
    "`name` of a file of the dataset ids must be a text that is not empty.",
  ],
  [{ ...dataset, keepReasons: "a" }, "`keepReasons` of a dataset must be a list of texts."],
  [null, "The options of a dataset must be an object."],
] as const)("the dataset %j is refused: %s", async ([given, message]) => {
  await using driven = await driveCore();
  const options = { ...named, folder: driven.folder };
  const refused = expect.objectContaining({
    code: "OPTION_INVALID",
    message: expect.stringContaining(message),
  });
  expect(
    await rejectionOf((checkDatasets as Loose)(driven.client, [given], options) as Promise<never>),
  ).toEqual(refused);
});

test("what is undefined is not given, and what a program keeps beside its own dataset is its own affair", () => {
  expect(() =>
    requireOptions("`a`", { one: "x", other: undefined } as { one: string }, { one: text }),
  ).not.toThrow();
  const open = { name: "a dataset", isOpen: true } as const;
  expect(() =>
    requireOptions(open, { one: "x", maxRemoval: 5 } as { one: string }, { one: text }),
  ).not.toThrow();
  expect(() => requireOptions(open, { field: "x", feild: 5 } as { field: string }, { field: text })).toThrow(
    "feild",
  );
});

test("a name that may be data is not shown", () => {
  const options = { "1230000798458642537, secret": 1 } as object as { one: string };
  expect(() => requireOptions("`a`", options, { one: text })).toThrow(
    expect.objectContaining({ message: "There is no option of a name that was given of `a`." }),
  );
});
