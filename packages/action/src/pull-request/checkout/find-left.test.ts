import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataset } from "@x-batch-compliance/core";
import { makeReport } from "@x-batch-compliance/core/testing";
import { formatQuantity } from "@x-batch-compliance/core/text";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCheck } from "../../../test/make-check.ts";
import { bindCheck } from "../bind-check.ts";
import type { CheckoutDifference } from "./compare-checkout.ts";
import { EntryCounts } from "./entry-counts.ts";
import { findLeft, type Left } from "./find-left.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "left-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface World {
  readonly checkout: string;
  /** Undefined where the branch does not have the file. */
  readonly base: string | undefined;
  readonly dataset?: Partial<Dataset>;
  readonly name?: string;
  readonly gone: readonly string[];
  readonly scrubbed?: readonly string[];
  readonly goneUsers?: readonly string[];
  /** What the check counted in the checkout's file. */
  readonly violations: number;
  readonly difference?: CheckoutDifference | undefined;
  readonly isOlder?: boolean;
  /** Default: as if the base had got no file since the start. */
  readonly isKept?: boolean;
}

const posts = ["1", "2", "3", "4", "5", "6"];
const authors = ["11", "12"];

/** Proposes to a base's copy of one file, and looks for what is left of a checkout's. */
async function find(world: World): Promise<Left> {
  const {
    name = "a.txt",
    gone,
    scrubbed = [],
    goneUsers = [],
    violations,
    isOlder = false,
    isKept = true,
  } = world;
  const [localPath, basePath] = [join(folder, `checkout-${name}`), join(folder, `base-${name}`)];
  const [to, file] = [join(folder, "proposed"), { name, path: localPath }];
  await writeFile(localPath, world.checkout);
  await writeFile(basePath, world.base ?? "");
  const tweets = makeCheck({ parts: [posts], times: [1], removed: gone, scrubbed });
  const users = makeCheck({ parts: [authors], times: [1], removed: goneUsers }, "users");
  const [dataset] = tweets.report.datasets;
  if (dataset === undefined) throw new Error("unreachable");
  const counted = { name, entries: 9, violations, scrubs: 0, unverified: 0, badEntries: 0 };
  const report = makeReport({ datasets: [{ ...dataset, files: [counted] }] });
  const checkedIds = new Map([...tweets.checkedIds, ...users.checkedIds]);
  const planned = { name: "ids", ids: [{ type: "tweets" as const }], ...world.dataset, files: [file] };
  const { rewrite } = bindCheck({
    check: { report, checkedIds },
    datasets: [{ ...planned, maxRemoval: { kind: "count", count: 9 } } as never],
    approved: undefined,
    log: { info() {} },
    signal: new AbortController().signal,
  });
  const located = { file, path: name };
  const changed = new EntryCounts();
  const change = await rewrite(located, { from: basePath, to }, { changed });
  await rm(to);
  const isOnBase = world.base !== undefined;
  const found = await findLeft(
    { files: [located], refs: { base: "main" } as never, rewrite, folder, datasetOf: () => "ids" },
    {
      report,
      proposed: {
        files: isOnBase ? [{ path: name, ...change }] : [],
        changed: isOnBase ? new Map([[name, changed]]) : new Map(),
      },
      difference: "difference" in world ? world.difference : { missing: [], changed: [name] },
      isKept: async () => isKept,
      findOlder: async (files) => new Set(isOlder ? files.map(({ path }) => path) : []),
    },
  );
  return found;
}

const lines = (ids: readonly string[]): string => ids.map((id) => `${id}\n`).join("");

test("a violation of the checkout alone is told, although the proposal removes another entry of the same file", async () => {
  const { error } = await find({
    checkout: lines(["1", "2", "4"]),
    base: lines(["1", "2", "3"]),
    ...{ gone: ["3", "4"], violations: 1 },
  });
  expect(error).toMatchObject({
    code: "VIOLATIONS_NOT_ON_BASE",
    message:
      "1 of 1 entry found cannot be removed by a pull request because the branch `main` does not have it:",
    faults: [{ file: "a.txt", message: "1 entry; the branch has a different copy of the file." }],
  });
});

test("an entry that stands twice in the checkout and once on the base is left once", async () => {
  const copies = { checkout: lines(["3", "1", "3"]), base: lines(["3", "1"]) };
  const { error } = await find({ ...copies, gone: ["3"], violations: 2 });
  expect(error?.faults).toMatchObject([{ message: expect.stringContaining("1 entry;") }]);
});

test("what differs in line ends, order and more entries alone is all removed", async () => {
  const copies = { checkout: "3\r\n1\r\n4\r\n", base: lines(["4", "3", "5", "3", "1"]) };
  expect(await find({ ...copies, gone: ["3", "4"], violations: 2 })).toEqual({ error: undefined, gone: [] });
});

test("of a file that the branch does not have, all violations are left", async () => {
  const { error } = await find({
    ...{ checkout: lines(["3", "4"]), base: undefined, gone: ["3", "4"], violations: 2 },
    difference: undefined,
    isOlder: true,
  });
  expect(error?.faults).toEqual([
    { file: "a.txt", message: "2 entries; the branch does not have the file." },
  ]);
});

test("what was on the base at the start and is gone by now was removed by others", async () => {
  const same = { missing: [], changed: [] };
  const copies = { checkout: lines(["3"]), base: lines(["1"]) };
  const world = { ...copies, gone: ["3"], violations: 1, difference: same };
  expect(await find(world)).toMatchObject({
    error: undefined,
    gone: [{ located: { path: "a.txt" }, count: 1 }],
  });
  expect(await find({ ...world, base: undefined })).toMatchObject({ error: undefined, gone: [{ count: 1 }] });
});

test("where the base got a file since the start, the entries may be in it, and are left", async () => {
  const same = { missing: [], changed: [] };
  const world = { checkout: lines(["3"]), gone: ["3"], violations: 1, difference: same, isKept: false };
  for (const base of [lines(["1"]), undefined])
    expect((await find({ ...world, base })).error).toMatchObject({ code: "VIOLATIONS_NOT_ON_BASE" });
});

test("what the base had at the commit that is checked out, and no longer has, is not a failure", async () => {
  const copies = { checkout: lines(["3", "1"]), base: lines(["1"]) };
  const { error, gone } = await find({ ...copies, gone: ["3"], violations: 1, isOlder: true });
  expect(error).toBeUndefined();
  expect(gone).toMatchObject([{ located: { path: "a.txt" }, count: 1 }]);
});

interface Row {
  readonly post: string;
  readonly author: string;
  readonly geo: string;
}

const row = fc.record({
  post: fc.constantFrom(...posts),
  author: fc.constantFrom(...authors, ""),
  geo: fc.constantFrom("", "here"),
});
const rows = fc.array(row, { maxLength: 12 });
const copy = fc.record({ rows, end: fc.constantFrom("\n", "\r\n") });
const verdicts = fc.record({
  gone: fc.subarray(posts.slice(0, 3)),
  scrubbed: fc.subarray(posts.slice(3)),
  goneUsers: fc.subarray(authors),
});

test("for any two lists, what is told are the violations of the checkout that the proposal does not remove", async () => {
  const write = ({ rows: all, end }: { readonly rows: readonly Row[]; readonly end: string }): string =>
    ["post,author,geo", ...all.map(({ post, author, geo }) => `${post},${author},${geo}`)].join(end) + end;
  await fc.assert(
    fc.asyncProperty(copy, copy, verdicts, async (checkout, base, said) => {
      const violate = ({ post, author, geo }: Row): boolean =>
        said.gone.includes(post) ||
        said.goneUsers.includes(author) ||
        (said.scrubbed.includes(post) && geo !== "");
      const proposed = base.rows.filter(violate);
      const violations = checkout.rows.filter(violate);
      const left = violations.filter((one) => {
        const at = proposed.findIndex(({ post, author }) => post === one.post && author === one.author);
        if (at !== -1) proposed.splice(at, 1);
        return at === -1;
      });
      const { error } = await find({
        ...{ name: "a.csv", checkout: write(checkout), base: write(base), ...said },
        violations: violations.length,
        dataset: {
          ids: [
            { type: "tweets", field: "post" },
            { type: "users", field: "author" },
          ],
          scrubFields: ["geo"],
        },
      });
      const count = formatQuantity(left.length, "entry", "entries");
      const message =
        left.length === 0 ? undefined : `${count}; the branch has a different copy of the file.`;
      expect(error?.faults[0]?.message).toBe(message);
    }),
    { numRuns: 300 },
  );
});
