// @module-tag slow
import { mkdir, mkdtemp, glob as nodeGlob, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob, relative, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileGlob, createGlobAllowance } from "./compile-glob.ts";
import { expandBraces } from "./expand-braces.ts";
import { findPaths } from "./find-paths.ts";
import { createFolderView } from "./folder-view.ts";
import { matchesPath } from "./match-path.ts";
import { createSearchWork } from "./search-work.ts";

const name = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "ab",
    "ba",
    "aab",
    ".a",
    ".b.txt",
    "a.txt",
    "b.txt",
    "a-b",
    "[a]",
    "{a,b}",
    "é",
    "A",
    "10",
    "07",
  ),
  fc
    .string({ unit: fc.constantFrom(..."ab.x"), minLength: 1, maxLength: 4 })
    .filter((text) => !/^\.+$/.test(text)),
);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const piece = fc.constantFrom(
  ...[
    "a",
    "b",
    "*",
    "?",
    "**",
    ".",
    "[ab]",
    "[!a]",
    "[^b]",
    "[a-b]",
    "[]a]",
    "[[]",
    "[.]",
    "[",
    "]",
    "x",
    ".txt",
  ],
  ...[
    "{a,b}",
    "{a,}",
    "{a}",
    "{a,{b,x}}",
    "{1..3}",
    "{07..10}",
    "{a..c}",
    "{b..a}",
    "{",
    "}",
    "[[:alpha:]]",
    "[[:digit:]]",
    "-",
  ],
);
const segment = fc.oneof(
  { weight: 1, arbitrary: fc.constant("**") },
  { weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("")) },
);
const pattern = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join("/"))
  // Node makes an invalid expression of a named class with a dash in the same name.
  .filter((text) => !/\[:[^/]*-|-[^/]*\[:/.test(text))
  // Node reads a closing bracket behind braces that are none in a way of its own.
  .filter((text) => !/\{[^{},]*\}[^{]*[,}]/.test(text))
  .filter((text) => {
    const alternatives = expandBraces(text, { alternatives: 1000, characters: 100_000 }) ?? [];
    return !alternatives.some((alternative) => /(?:^|\/)(?:\.{0,2})(?:\/|$)/.test(alternative));
  });

function compile(text: string): ReturnType<typeof compileGlob> {
  return compileGlob(text, { allowance: createGlobAllowance(), ignoresCase: "nowhere" });
}

test("a path fits a glob just where node says so", () => {
  fc.assert(
    fc.property(path, pattern, (file, text) => {
      const compiled = compile(text);
      if ("fault" in compiled) return;
      const fits = compiled.glob.some((segments) => matchesPath(file.split("/"), segments, { count: 0 }));
      expect([text, file, fits]).toEqual([text, file, matchesGlob(file, text)]);
    }),
    { numRuns: 3000 },
  );
});

test("a search finds the files that node's finds, in trees of any shape", async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "glob-equivalence-")));
  const trees = fc.array(path, { minLength: 1, maxLength: 12 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(trees, fc.array(pattern, { minLength: 4, maxLength: 8 }), async (files, patterns) => {
      const workspace = join(folder, String(round++));
      for (const file of files) await makeFile(workspace, file);
      const work = createSearchWork();
      const view = createFolderView(workspace, work);
      for (const text of patterns) {
        const compiled = compile(text);
        if ("fault" in compiled) continue;
        const [hits] = (await findPaths([compiled.glob], { view, work })) ?? [];
        const wanted = new Set<string>();
        for await (const entry of nodeGlob(text, { cwd: workspace, withFileTypes: true })) {
          const file = relative(workspace, resolve(workspace, entry.parentPath, entry.name));
          // Its search finds what stands before `/**`, too; its comparison does not, and neither do we.
          if (file !== "" && matchesGlob(file, text)) wanted.add(file);
        }
        expect([text, [...(hits?.names ?? [])].sort()]).toEqual([text, [...wanted].sort()]);
      }
    }),
    { numRuns: 250 },
  );
  await rm(folder, { recursive: true });
});

/** What is a file in one path and a folder in another is what came first. */
async function makeFile(workspace: string, file: string): Promise<void> {
  try {
    await mkdir(dirname(join(workspace, file)), { recursive: true });
    await writeFile(join(workspace, file), "1\n");
  } catch (error) {
    if (!["EEXIST", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
