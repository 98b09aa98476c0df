// @module-tag slow
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRealFile } from "../files/read-real-file.ts";
import { findFiles } from "./find-files.ts";

let outside: string;
let workspace: string;

const longName = `${"n".repeat(251)}.txt`;
const deepName = `${Array(12).fill("d".repeat(250)).join("/")}/ids.txt`;

beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), "find-attacks-")));
  workspace = join(outside, "workspace");
  const inside = [
    "a.txt",
    "data/b.txt",
    "data/.hidden.txt",
    "Data/c.txt",
    "e\u0301.txt",
    "\u00e9.txt",
    longName,
    deepName,
  ];
  const secret = [
    ".git/config",
    ".GIT/x.txt",
    ".github/x.txt",
    "data/.git/x.txt",
    "data/.GitHub/x.txt",
    ".git./x.txt",
    ".g\u200cit/x.txt",
    "．git/x.txt",
  ];
  for (const name of [...inside, ...secret]) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), "1\n");
  }
  await writeFile(join(outside, "secret.txt"), "1\n");
  await symlink(join(outside, "secret.txt"), join(workspace, "to-file.txt"));
  await symlink("to-file.txt", join(workspace, "to-link.txt"));
  await symlink("../secret.txt", join(workspace, "data/relative.txt"));
  await symlink(outside, join(workspace, "to-folder"));
  await symlink("to-folder", join(workspace, "chain"));
  await symlink(".", join(workspace, "data/loop"));
  await symlink("data", join(workspace, "inner"));
  await symlink(".git", join(workspace, "other-git"));
  await symlink("nowhere", join(workspace, "broken.txt"));
  await symlink("/dev/zero", join(workspace, "zero.txt"));
  execFileSync("mkfifo", [join(workspace, "pipe.txt")]);
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

const good = ["a.txt", "Data/c.txt", "data/b.txt", "e\u0301.txt", "\u00e9.txt", longName, deepName];

test("of a workspace full of traps only its own regular files are found, with names of any length", async () => {
  const { files, skipped } = await findFiles(["**/*.txt", "**/.*/*", "**/config"], workspace);
  // Whether a star finds what is hidden is the glob's own affair.
  expect(
    files
      .map(({ name }) => name)
      .filter((name) => name !== "data/.hidden.txt")
      .sort(),
  ).toEqual([...good].sort());
  expect(skipped).toEqual(
    expect.arrayContaining([
      "to-file.txt: skipped, a symbolic link.",
      "to-link.txt: skipped, a symbolic link.",
      "data/relative.txt: skipped, a symbolic link.",
      "broken.txt: skipped, a symbolic link.",
      "zero.txt: skipped, a symbolic link.",
      "pipe.txt: skipped, not a regular file.",
    ]),
  );
});

test.each([
  ...["to-file.txt", "to-link.txt", "data/relative.txt", "broken.txt", "zero.txt", "pipe.txt"],
  ...[
    "to-folder/secret.txt",
    "to-folder/*",
    "chain/secret.txt",
    "chain/*.txt",
    "inner/b.txt",
    "data/loop/b.txt",
  ],
  ...[
    "other-git/config",
    "other-git/*",
    ".git/config",
    ".GIT/x.txt",
    ".github/x.txt",
    "data/.git/*",
    "data/.GitHub/x.txt",
  ],
  ...[".git./x.txt", ".g\u200cit/x.txt", "．git/x.txt", "{.git,.github}/*", "[.]git/config", ".gi?/config"],
])("the trap %s leads to no file", async (pattern) => {
  const { files, faults } = await findFiles([pattern], workspace);
  expect(files).toEqual([]);
  expect(faults).toHaveLength(1);
});

test.each([
  ...[
    "{..,x}/secret.txt",
    "{..,x}/*.txt",
    "{..,x}/**/secret.txt",
    "data/{..,x}/{..,x}/secret.txt",
    ".{.,x}/secret.txt",
  ],
  ...[
    "\\../secret.txt",
    "\\../**/secret.txt",
    "[.][.]/secret.txt",
    "[.][.]/*.txt",
    "data/\\../\\../*.txt",
    "..{,x}/*",
  ],
  ...[
    "{/etc,x}/hosts",
    "{/etc,x}/host*",
    "{/,x}/etc/hosts",
    "@(..)/secret.txt",
    "?(.)./secret.txt",
    "+(.)/secret.txt",
  ],
])("the pattern %s, which hides where it leads, leads to no file", async (pattern) => {
  const { files, skipped } = await findFiles([pattern], workspace);
  expect([files, skipped]).toEqual([[], []]);
});

test("a socket is not a list", async () => {
  const server = createServer();
  // A socket's path may have no more than 107 characters.
  await new Promise<void>((resolve) => server.listen(join(workspace, "s.txt"), resolve));
  const { files, faults } = await findFiles(["s.txt"], workspace);
  server.close();
  expect([files.length, faults.length]).toEqual([0, 1]);
});

test("whatever the patterns are, no file is found that is not a regular one of the workspace, outside of git's folders", async () => {
  const segments = [
    ...[
      "**",
      "*",
      "*.txt",
      "..",
      ".",
      "",
      ".git",
      ".*",
      "{data,to-folder}",
      "[a-z]*",
      "?ata",
      "to-folder",
      "chain",
    ],
    ...[
      "data",
      "loop",
      "secret.txt",
      "config",
      "@(data|chain)",
      "!(x)",
      "\\..",
      "{..,data}",
      "[.][.]",
      ".{.,x}",
      "{/etc,data}",
      "%2e%2e",
      "a.txt",
      "\u0000",
      " ",
    ],
  ];
  const segment = fc.constantFrom(...segments);
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
  const pattern = fc
    .tuple(fc.constantFrom("", "", "", "/", "!", "./", "//"), path)
    .map((parts) => parts.join(""));
  await rm(join(workspace, deepName.slice(0, 250)), { recursive: true });
  const own = [...good, "data/.hidden.txt"];
  await fc.assert(
    fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 3 }), async (patterns) => {
      const { files } = await findFiles(patterns, workspace);
      for (const { name, path: found, isReal } of files) {
        expect(own).toContain(name);
        expect([found, isReal]).toEqual([join(workspace, name), true]);
      }
    }),
    { numRuns: 100 },
  );
});

test("a folder that became a link after the search leads nowhere", async () => {
  const { files } = await findFiles(["data/b.txt"], workspace);
  const path = files[0]?.path ?? "";
  expect(await readRealFile(path, 2)).toEqual({ bytes: Buffer.from("1\n") });
  expect(await readRealFile(path, 1)).toBe("too-large");
  await mkdir(join(outside, "data"));
  await writeFile(join(outside, "data/b.txt"), "secret\n");
  await rename(join(workspace, "data"), join(workspace, "moved"));
  await symlink(join(outside, "data"), join(workspace, "data"));
  expect(await readRealFile(path, 99)).toBeUndefined();
  await rm(join(workspace, "a.txt"));
  await symlink(join(outside, "secret.txt"), join(workspace, "a.txt"));
  await expect(readRealFile(join(workspace, "a.txt"), 99)).rejects.toMatchObject({ code: "ELOOP" });
  expect(await readRealFile(join(workspace, "pipe.txt"), 99)).toBeUndefined();
});
