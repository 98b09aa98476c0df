import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListFile } from "../lists/open-lists.ts";
import { planTargets } from "./write-fixed.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xbc-test-"));
  await mkdir(join(folder, "out"));
});
afterAll(() => rm(folder, { recursive: true }));

const file = (name: string, source: ListFile["source"] = "file"): ListFile => ({
  name,
  path: join(folder, name),
  source,
});
const input: ListFile = { name: "standard input", path: "/tmp/input", source: "stream" };

test("lists are rewritten in place, into a file, into a folder, or to standard output", async () => {
  const [a, b] = [file("a.txt"), file("sub/b.txt")];
  expect(await planTargets([a, b], undefined)).toEqual([
    { file: a, to: "in place" },
    { file: b, to: "in place" },
  ]);
  expect(await planTargets([a], "x.txt")).toEqual([{ file: a, to: "file", path: "x.txt" }]);
  expect(await planTargets([a], join(folder, "out"))).toEqual([
    { file: a, to: "file", path: join(folder, "out/a.txt") },
  ]);
  expect(await planTargets([a, b], "new")).toMatchObject([{ path: "new/a.txt" }, { path: "new/b.txt" }]);
  expect(await planTargets([a], "-")).toEqual([{ file: a, to: "standard output" }]);
  expect(await planTargets([input], undefined)).toEqual([{ file: input, to: "standard output" }]);
});

test.each([
  ["two lists to one stream", () => [file("a"), file("b")], "-", "Only one list"],
  ["two of one name", () => [file("x/a"), file("y/a")], "out", "Two of the files would have the same name"],
  ["the list itself", () => [file("a.txt")], undefined, "is a.txt itself"],
  [
    "compressed otherwise than its name says",
    () => [file("a.txt.gz")],
    "a.txt",
    "not be compressed as its name says",
  ],
  ["standard input among files", () => [file("a"), input], undefined, "must be the only list"],
  ["IDs of the command line", () => [file("arguments", "arguments")], undefined, "name the files"],
])("%s is refused", async (name, files, output, text) => {
  const own = name === "the list itself" ? files()[0]?.path : output;
  await expect(planTargets(files(), own)).rejects.toThrow(text);
});
