// @module-tag slow
import { expect, test } from "vitest";
import { benchGitHub, refs } from "../../test/sandbox-github.ts";

const files = { "a.txt": "1\n2\n3\n4\n", "b.txt": "1\n5\n" };
const incomplete = { isComplete: false } as const;

test("an incomplete check opens a pull request with what it knows", async () => {
  await using bench = await benchGitHub(files);
  expect(await bench.propose(["3"], incomplete)).toMatchObject({ operation: "created" });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n4\n");
});

test("it adds to one that removes less", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  expect(await bench.propose(["3", "5"], incomplete)).toMatchObject({ operation: "updated", plan: "commit" });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n4\n");
  expect(await bench.read(refs.branch, "b.txt")).toBe("1\n");
});

test.each([
  ["less", ["3"]],
  ["something else", ["2", "5"]],
  ["nothing", []],
])("it leaves one alone where it knows %s, and a complete one has the last word", async (_, ids) => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3", "4"]);
  const before = bench.sandbox.recorder.requests().length;
  const done = await bench.propose(ids, incomplete);
  expect(done).toMatchObject({ operation: "unchanged", plan: "keep", pull: { number: 1 } });
  const asked = bench.sandbox.recorder.requests().slice(before);
  expect(asked.filter(({ method }) => method !== "GET")).toEqual([]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n");
  const last = await bench.propose(ids);
  expect(last.operation).toBe(ids.length === 0 ? "closed" : "updated");
});

test("it leaves one alone, too, whose base has grown since: which of its removals are known cannot be told", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles({
    branch: "main",
    files: { "a.txt": "1\n2\n3\n4\n6\n" },
    message: "More",
  });
  expect(await bench.propose(["3"], incomplete)).toMatchObject({ operation: "unchanged", plan: "keep" });
});
