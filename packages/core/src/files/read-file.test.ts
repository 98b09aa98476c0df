import { execFileSync } from "node:child_process";
import { appendFile, chmod, mkdir, realpath, rename, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { ComplianceError } from "../errors.ts";
import { describeFileError, openFile, readChunks } from "./read-file.ts";

test("a file is read whole, in chunks, and its size and permissions are known", async () => {
  await using folder = await createTemporaryFolder();
  const content = Buffer.alloc(600_000, "0123456789\n");
  const file = await folder.write("ids.txt", content);
  await chmod(file.path, 0o640);
  await using opened = await openFile(file);
  expect([opened.sizeBytes, opened.mode]).toEqual([600_000, 0o640]);
  expect((await readAll(readChunks(opened, { name: file.name }))).equals(content)).toBe(true);
});

test("an empty file has no chunk", async () => {
  await using folder = await createTemporaryFolder();
  await using opened = await openFile(await folder.write("empty.txt", ""));
  expect((await readAll(readChunks(opened, { name: "empty.txt" }))).length).toBe(0);
});

test("what is not a regular file is not read, and a pipe does not make us wait", {
  tags: ["slow"],
}, async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "pipe");
  execFileSync("mkfifo", [path]);
  const expected = (name: string) => ({ code: "FILE_UNREADABLE", message: `${name} is not a regular file.` });
  expect(await rejectionOf(openFile({ name: "pipe", path }))).toMatchObject(expected("pipe"));
  expect(await rejectionOf(openFile({ name: "dir", path: folder.path }))).toMatchObject(expected("dir"));
  expect(await rejectionOf(openFile({ name: "dev", path: "/dev/zero" }))).toMatchObject(expected("dev"));
});

test("a symlink is not followed, and a missing file is named by the name that its owner knows", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("real.txt", "20\n");
  const path = join(folder.path, "link.txt");
  await symlink(file.path, path);
  expect(await rejectionOf(openFile({ name: "link.txt", path }))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "link.txt cannot be read: it is a symbolic link.",
  });
  expect(
    await rejectionOf(openFile({ name: "lists/a.txt", path: join(folder.path, "canary") })),
  ).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "lists/a.txt cannot be read (ENOENT).",
  });
});

test("a file's identity stays while nobody writes it, and changes when somebody does", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "20\n");
  const identify = async (): Promise<string> => {
    await using opened = await openFile(file);
    return opened.identity;
  };
  const identities = [await identify()];
  expect(await identify()).toBe(identities[0]);
  await appendFile(file.path, "21\n");
  identities.push(await identify());
  await utimes(file.path, 1, 1);
  identities.push(await identify());
  const other = await folder.write("other.txt", "20\n21\n");
  await utimes(other.path, 1, 1);
  await rename(other.path, file.path);
  identities.push(await identify());
  expect(new Set(identities).size).toBe(4);
});

test("an abort between chunks throws the signal's own reason", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", Buffer.alloc(600_000, "1"));
  await using opened = await openFile(file);
  const abort = new AbortController();
  const read = async (): Promise<void> => {
    for await (const _ of readChunks(opened, { name: file.name, signal: abort.signal }))
      abort.abort("enough");
  };
  expect(await rejectionOf(read())).toBe("enough");
});

test("a failure of the file system is told by its code, and never by its text", () => {
  const about = { code: "FILE_UNWRITABLE", what: "ids.txt cannot be written" } as const;
  const full = Object.assign(new Error("ENOSPC: /canary"), { code: "ENOSPC" });
  expect(describeFileError(full, about)).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "ids.txt cannot be written (ENOSPC).",
  });
  for (const other of [new ComplianceError("NETWORK", "It broke."), new TypeError("a bug"), "enough"])
    expect(describeFileError(other, about)).toBe(other);
});

test("a file that was real and is behind a symlink by now is refused", async () => {
  await using folder = await createTemporaryFolder();
  const root = await realpath(folder.path);
  for (const name of ["inside", "outside"]) {
    await mkdir(join(root, name));
    await writeFile(join(root, name, "ids.txt"), `${name}\n`);
  }
  const file = { name: "ids.txt", path: join(root, "inside", "ids.txt"), isReal: true };
  {
    await using opened = await openFile(file);
    expect(opened.sizeBytes).toBe(7);
  }
  await rename(join(root, "inside"), join(root, "away"));
  await symlink("outside", join(root, "inside"));
  expect(await rejectionOf(openFile(file))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "ids.txt cannot be read: its path contains a symbolic link.",
  });
  // Whoever does not say so may keep lists behind links.
  await using linked = await openFile({ name: file.name, path: file.path });
  expect(linked.sizeBytes).toBe(8);
});
