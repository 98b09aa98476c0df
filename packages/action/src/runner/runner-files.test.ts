// @module-tag slow
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { RunContext } from "./run-context.ts";
import { buildRunnerFileError, createRunFolder, requireOutputFile } from "./runner-files.ts";
import { writeOutputs } from "./write-outputs.ts";

const source = fileURLToPath(new URL("./runner-files.ts", import.meta.url));

async function layOut(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), "runner-files-"));
  onTestFinished(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true });
  });
  const file = join(folder, "output");
  await writeFile(file, "kept\n");
  return { folder, file };
}

test("a file that can be written is left as it is", async () => {
  const { file } = await layOut();
  await requireOutputFile({ outputFile: file });
  await requireOutputFile({ outputFile: undefined });
  expect(await readFile(file, "utf8")).toBe("kept\n");
});

test("a file for outputs that cannot be opened for writing is told by its variable, without its path", async () => {
  const { folder } = await layOut();
  const refused = requireOutputFile({ outputFile: folder });
  await expect(refused).rejects.toMatchObject({
    code: "RUNNER_NOT_WRITABLE",
    message: "The runner's file for outputs (`GITHUB_OUTPUT`) cannot be written to (EISDIR).",
  });
});

test("a temporary folder in which nothing can be made is told", async () => {
  const { folder, file } = await layOut();
  await expect(createRunFolder({ temporaryFolder: file })).rejects.toMatchObject({
    code: "RUNNER_NOT_WRITABLE",
    message: "The runner's temporary folder (`RUNNER_TEMP`) cannot be written to (ENOTDIR).",
  });
  expect(await readdir(folder)).toEqual(["output"]);
});

test("of another user's file, a read-only file system and a full disk, the cause is told in words", () => {
  const fail = (code: string): string => {
    const error = Object.assign(new Error("x"), { code, syscall: "open" });
    return buildRunnerFileError("GITHUB_OUTPUT", error).message;
  };
  expect(fail("EACCES")).toMatch(
    /written to: the user that the step runs as may not write there \(EACCES\)\.$/,
  );
  expect(fail("EROFS")).toMatch(/read-only/);
  expect(fail("ENOSPC")).toMatch(/no space left/);
});

const full = "/dev/full";
const reason = process.platform === "linux" ? undefined : "only Linux has a device that is always full";

test.skipIf(reason !== undefined)(
  "outputs that meet a full disk are told as such",
  { meta: reason === undefined ? {} : { skipReason: reason } },
  () => {
    const { GITHUB_OUTPUT: before } = process.env;
    process.env.GITHUB_OUTPUT = full;
    try {
      expect(() => writeOutputs({ a: "1" }, { outputFile: full } as RunContext)).toThrow(
        "The runner's file for outputs (`GITHUB_OUTPUT`) cannot be written to: there is no space left on its disk (ENOSPC).",
      );
    } finally {
      if (before === undefined) delete process.env.GITHUB_OUTPUT;
      else process.env.GITHUB_OUTPUT = before;
    }
  },
);

test("files of another user, as in a container whose user is not the runner's, are told for what they are", async () => {
  const { folder, file } = await layOut();
  await chmod(file, 0o444);
  await chmod(folder, 0o555);
  const script = `
    const { requireOutputFile, createRunFolder } = await import(${JSON.stringify(source)});
    const say = (error) => console.log(error.code + ": " + error.message);
    await requireOutputFile({ outputFile: ${JSON.stringify(file)} }).catch(say);
    await createRunFolder({ temporaryFolder: ${JSON.stringify(folder)} }).catch(say);`;
  const args = ["--conditions=@x-batch-compliance/source", "--input-type=module", "-e", script];
  // Root may write everything, so it has to be somebody else.
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = await promisify(execFile)(process.execPath, args, { ...other, env: {} });
  const cause = "cannot be written to: the user that the step runs as may not write there (EACCES).";
  expect(stdout.trim().split("\n")).toEqual([
    `RUNNER_NOT_WRITABLE: The runner's file for outputs (\`GITHUB_OUTPUT\`) ${cause}`,
    `RUNNER_NOT_WRITABLE: The runner's temporary folder (\`RUNNER_TEMP\`) ${cause}`,
  ]);
});
