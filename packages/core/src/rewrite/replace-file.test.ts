import { appendFileSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { chmod, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actBefore, classifyIds } from "../../test/classify-ids.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import type { Classifier } from "../types.ts";
import { replaceFile } from "./replace-file.ts";

/** Removes 20, and acts once, in the middle of the rewrite. */
function interfere(act: () => void): Classifier {
  let acted = false;
  return actBefore(classifyIds(["20"]), () => {
    if (!acted) act();
    acted = true;
  });
}

const options = (classifier: Classifier = classifyIds(["20"])) => ({
  name: "ids.txt",
  reader: { ids: [{ type: "tweets" as const }] },
  classifiers: [classifier],
});

test("a file with violations is replaced, and everything kept is kept byte for byte", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "\ufeff20\r\n# 20\n\n 21 \n20\n22");
  expect(await replaceFile(file, options())).toMatchObject({ entries: 4, removed: 2 });
  expect(await readFile(file.path, "utf8")).toBe("\ufeff# 20\n\n 21 \n22");
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
});

test.for([0o600, 0o640, 0o664, 0o777, 0o444])("permissions %o stay", async (mode) => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n21\n");
  await chmod(file.path, mode);
  await replaceFile(file, options());
  expect((await stat(file.path)).mode & 0o777).toBe(mode);
  expect(await readFile(file.path, "utf8")).toBe("21\n");
});

test("a file without violations is not touched at all", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "21\n22\n");
  const before = statSync(file.path, { bigint: true });
  expect(await replaceFile(file, options())).toMatchObject({ entries: 2, removed: 0 });
  const after = statSync(file.path, { bigint: true });
  expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
});

test("a file of which fields alone are to be scrubbed is replaced, too", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.csv", "id,place\n20,here\n");
  const reader = { ids: [{ type: "tweets" as const }], scrubFields: ["place"] };
  const change = await replaceFile(file, {
    name: "ids.csv",
    reader,
    classifiers: [classifyIds([], [], ["20"])],
  });
  expect(change).toEqual({ entries: 1, removed: 0, scrubbed: 1, unverified: 0 });
  expect(await readFile(file.path, "utf8")).toBe("id,place\n20,\n");
});

test("what is left behind because its folder has become a file is named", async () => {
  await using folder = await createTemporaryFolder();
  const inner = join(folder.path, "inner");
  mkdirSync(inner);
  const path = join(inner, "ids.txt");
  writeFileSync(path, "20\n");
  const classifier = interfere(() => {
    renameSync(inner, `${inner}-moved`);
    writeFileSync(inner, "");
  });
  expect(await rejectionOf(replaceFile({ name: "ids.txt", path }, options(classifier)))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "ids.txt cannot be written (ENOTDIR).",
  });
});

test("doing it again changes nothing more", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n21\n");
  await replaceFile(file, options());
  expect(await replaceFile(file, options())).toMatchObject({ entries: 1, removed: 0 });
});

const changes: readonly (readonly [string, (path: string) => void, string])[] = [
  ["appended to", (path) => appendFileSync(path, "23\n"), "20\n21\n23\n"],
  ["written anew", (path) => writeFileSync(path, "30\n"), "30\n"],
  [
    "written with the same size and its old time",
    (path) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, "22\n21\n");
      utimesSync(path, atime, mtime);
    },
    "22\n21\n",
  ],
  [
    "replaced by another of the same content",
    (path) => {
      writeFileSync(`${path}.new`, "20\n21\n");
      renameSync(`${path}.new`, path);
    },
    "20\n21\n",
  ],
];

test.for(changes)(
  "a file that is %s in the meantime is left as its writer wants it",
  async ([, change, content]) => {
    await using folder = await createTemporaryFolder();
    const file = await folder.write("ids.txt", "20\n21\n");
    // A time of whole seconds comes back exactly when it is set again.
    utimesSync(file.path, 1_700_000_000, 1_700_000_000);
    const error = await rejectionOf(replaceFile(file, options(interfere(() => change(file.path)))));
    expect(error).toMatchObject({
      code: "FILE_CHANGED",
      message: "ids.txt was changed while it was being rewritten.",
      retryable: true,
    });
    expect(await readFile(file.path, "utf8")).toBe(content);
    expect(await readdir(folder.path)).toEqual(["ids.txt"]);
  },
);

test("a file that is deleted in the meantime does not come back", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n21\n");
  const error = await rejectionOf(replaceFile(file, options(interfere(() => rmSync(file.path)))));
  expect(error).toMatchObject({ code: "FILE_UNREADABLE" });
  expect(await readdir(folder.path)).toEqual([]);
});

test("an abort throws the signal's own reason, even one that looks like the file system's", async () => {
  const systemLike = Object.assign(new Error("enough"), { code: "ENOSPC" });
  for (const reason of ["enough", systemLike, null]) {
    await using folder = await createTemporaryFolder();
    const file = await folder.write("ids.txt", "20\n21\n");
    const abort = new AbortController();
    const classifier = interfere(() => abort.abort(reason));
    const { signal } = abort;
    expect(await rejectionOf(replaceFile(file, { ...options(classifier), signal }))).toBe(reason);
    expect(await readFile(file.path, "utf8")).toBe("20\n21\n");
    expect(await readdir(folder.path)).toEqual(["ids.txt"]);
  }
});

test("a failure in the middle leaves the original, and no temporary file", async () => {
  await using folder = await createTemporaryFolder();
  const content = `20\n${"1".repeat(2_000_000)}\n`;
  const file = await folder.write("ids.txt", content);
  expect(await rejectionOf(replaceFile(file, options()))).toMatchObject({
    code: "DATASET_INVALID",
    faults: [{ file: "ids.txt", message: expect.stringContaining("longer than 64 KiB") }],
  });
  expect(await readFile(file.path, "utf8")).toBe(content);
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
});

test("a failure of the file system in the middle is FILE_UNWRITABLE, and the original is untouched", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n21\n");
  const full = Object.assign(new Error("ENOSPC: no space left, write '/canary'"), { code: "ENOSPC" });
  const classifier = interfere(() => {
    throw full;
  });
  expect(await rejectionOf(replaceFile(file, options(classifier)))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "ids.txt cannot be written (ENOSPC).",
  });
  expect(await readFile(file.path, "utf8")).toBe("20\n21\n");
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
});

test("a file with the longest name there is can be replaced", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("i".repeat(255), "20\n21\n");
  await replaceFile(file, options());
  expect(await readFile(file.path, "utf8")).toBe("21\n");
  expect(await readdir(folder.path)).toEqual([file.name]);
});

test("a symlink is refused, and so is what it leads to", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n21\n");
  const path = join(folder.path, "link.txt");
  await symlink(file.path, path);
  expect(await rejectionOf(replaceFile({ name: "link.txt", path }, options()))).toMatchObject({
    code: "FILE_UNREADABLE",
  });
  expect(await readFile(file.path, "utf8")).toBe("20\n21\n");
});
