import type { Dirent } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompiledGlob, compileGlob, createGlobAllowance } from "./compile-glob.ts";
import { expandBraces } from "./expand-braces.ts";
import { findPaths } from "./find-paths.ts";
import type { FolderView } from "./folder-view.ts";
import { matchesPath } from "./match-path.ts";
import { matchesSegment } from "./match-segment.ts";
import { parseSegment } from "./parse-segment.ts";
import { createSearchWork } from "./search-work.ts";

function compile(text: string): CompiledGlob {
  const compiled = compileGlob(text, { allowance: createGlobAllowance(), ignoresCase: "nowhere" });
  if ("fault" in compiled) throw new Error(compiled.fault);
  return compiled.glob;
}

const piece = fc.constantFrom("*", "**", "?", "a", "ab", "[ab]", "[!b]");

test("a name costs at most the square of its length, whatever the glob is", () => {
  const glob = fc
    .array(piece, { minLength: 1, maxLength: 400, size: "max" })
    .map((pieces) => pieces.join(""));
  const name = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 255, size: "max" });
  fc.assert(
    fc.property(glob, name, (text, file) => {
      const segment = parseSegment(text, "nowhere");
      if (segment === "**") return;
      const steps = { count: 0 };
      matchesSegment(file, segment, steps);
      expect(steps.count).toBeLessThanOrEqual(2 * (file.length + 2) ** 2);
    }),
    { numRuns: 500 },
  );
});

test("a path costs at most the square of its depth, and of its names", () => {
  const glob = fc.array(fc.oneof(fc.constant("**"), piece), { minLength: 1, maxLength: 60, size: "max" });
  const path = fc.array(fc.constantFrom("a", "b", "ab"), { minLength: 1, maxLength: 60, size: "max" });
  fc.assert(
    fc.property(glob, path, (segments, names) => {
      const steps = { count: 0 };
      const [compiled = []] = compile(segments.join("/"));
      matchesPath(names, compiled, steps);
      expect(steps.count).toBeLessThanOrEqual(32 * (names.length + 2) ** 2);
    }),
    { numRuns: 300 },
  );
});

test("braces are counted before they are written out", () => {
  const limits = { alternatives: 1000, characters: 1_000_000 };
  for (const glob of [
    "{a,b}".repeat(20),
    "{a,b}".repeat(800),
    "{1..1000000}",
    "{1..9999999999999}",
    "{a,{b,{c,{1..999}}}}",
  ]) {
    expect(expandBraces(glob, limits)).toBeUndefined();
  }
  expect(expandBraces("x".repeat(2000) + "{a,b}".repeat(9), limits)).toBeUndefined();
  expect(expandBraces("{a,b}".repeat(9), limits)).toHaveLength(512);
  expect(expandBraces("{".repeat(2000) + "}".repeat(2000), limits)).toEqual([
    "{".repeat(2000) + "}".repeat(2000),
  ]);
});

/** A tree that is as deep and as wide as it is asked for, with the same names in every folder. */
function createTree({ depth, names }: { readonly depth: number; readonly names: readonly string[] }): {
  readonly view: FolderView;
  readonly reads: () => number;
} {
  let reads = 0;
  const entry = (name: string, isFolder: boolean): Dirent =>
    ({ name, isDirectory: () => isFolder, isSymbolicLink: () => false }) as unknown as Dirent;
  const view: FolderView = {
    async list(folder) {
      reads++;
      const isDeepest = folder.split("/").length >= depth;
      return names.map((name, index) => entry(name, index === 0 && !isDeepest));
    },
    look: async () => "none",
    leadsToFolder: async () => false,
  };
  return { view, reads: () => reads };
}

test("a search reads each folder once, however many globs and stars lead there", async () => {
  const { view, reads } = createTree({ depth: 40, names: ["a", "b"] });
  const globs = ["**/a/**/a/**/b", "**/**/a/*/**/?", "{a,*}/{a,*}/{a,*}/**/b", "**/*"].map(compile);
  const found = await findPaths(globs, { view, work: createSearchWork() });
  expect(found?.every(({ names }) => names.size > 0)).toBe(true);
  expect(reads()).toBe(41);
});

test("a search that asks for more than the tree is worth is given up, and hears a cancellation on its way", async () => {
  const long = "a".repeat(255);
  const { view } = createTree({
    depth: 1,
    names: Array.from({ length: 50 }, (_, index) => `${long}${index}`),
  });
  const globs = Array.from({ length: 2_000 }, (_, index) => compile(`${"*a".repeat(60)}*b${index}`));
  const work = createSearchWork();
  expect(await findPaths(globs, { view, work })).toBeUndefined();
  expect(work.steps.count).toBeLessThan(21_000_000);
  const cancelled = new AbortController();
  const searching = findPaths(globs, { view, work: createSearchWork(cancelled.signal) });
  cancelled.abort(new Error("cancelled"));
  await expect(searching).rejects.toThrow("cancelled");
});

test.each([
  ["a".repeat(4097), "is longer than 4,096 characters"],
  ["{a,b}".repeat(20), "stands for more than 1,000 globs"],
  ["data/@(a|b).txt", "contains an extended pattern like `@(a|b)`"],
  ["!(x)", "contains an extended pattern like `@(a|b)`"],
  ["{..,x}/a", "points outside the workspace"],
  ["[.][.]/a", "points outside the workspace"],
  ["{/etc,x}/a", "points outside the workspace"],
])("%s is refused", (text, fault) => {
  const compiled = compileGlob(text, { allowance: createGlobAllowance(), ignoresCase: "nowhere" });
  expect(compiled).toEqual({ fault: expect.stringContaining(fault) });
});

test("all globs of a run share what they may stand for", () => {
  const allowance = createGlobAllowance();
  const compiled = Array.from({ length: 11 }, (_, index) =>
    compileGlob(`${index}/{1..1000}`, { allowance, ignoresCase: "nowhere" }),
  );
  expect(compiled.filter((one) => "fault" in one)).toEqual([
    { fault: expect.stringContaining("is one too many") },
  ]);
});

test("an empty segment that braces leave is not a folder of its own, and at the end it means a folder", () => {
  expect(compile("a/{b,}/c")).toEqual([compile("a/b/c")[0], compile("a/c")[0]]);
  expect(compile("**/{a,}")).toEqual([compile("**/a")[0]]);
});

test("thousands of globs that differ from the start are worth it", async () => {
  const names = Array.from({ length: 500 }, (_, index) => `list-${index}-of-posts.txt`);
  const { view } = createTree({ depth: 1, names });
  const globs = names.map((name) => compile(name.replace("of-posts", "*")));
  const work = createSearchWork();
  const found = await findPaths(globs, { view, work });
  expect(found?.every(({ names: hits }) => hits.size === 1)).toBe(true);
  expect(work.steps.count).toBeLessThan(300_000);
});
