import { mkdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { ReportTarget } from "../arguments/report-target.ts";
import type { ListFile } from "../lists/open-lists.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { buildReport, type Sequel } from "./build-report.ts";
import type { CheckedLists } from "./check-lists.ts";

/**
 * Holds that no report is written over a list, the config file or another report, before anything is sent.
 * @throws {UsageError} with the first one that would be
 */
export async function admitReports({ options }: CommandRun, files: readonly ListFile[]): Promise<void> {
  const taken = new Map(files.map(({ path }) => [path, "one of the lists"]));
  if (options.config !== undefined) taken.set(await findReal(options.config), "the config file");
  for (const { format, file } of options.report) {
    if (file === undefined) continue;
    const path = await findReal(file);
    const what = taken.get(path);
    if (what !== undefined) {
      throw new UsageError(`--report ${format}=${quoteWord(file)} is ${what}: name another file.`);
    }
    taken.set(path, "another report");
  }
}

/** Writes every report that was asked for, each file as a whole or not at all. */
export async function writeReports(run: CommandRun, checked: CheckedLists, sequel: Sequel): Promise<void> {
  for (const { format, file } of run.options.report) {
    const content = await buildReport(format, { run, checked, sequel });
    if (file === undefined) await run.world.out.write(content);
    else await writeWhole({ format, file }, content);
    if (file !== undefined) await run.say(`Wrote ${quoteWord(file)}.`);
  }
}

async function writeWhole(
  { format, file }: ReportTarget & { readonly file: string },
  content: string,
): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    // Where nothing can be written there is nothing to remove, and the first failure is the one to report.
    await rm(beside, { force: true }).catch(() => {});
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--report ${format}=${quoteWord(file)} cannot be written (${code}). The check itself is done: run it again with another file, and its job is reused.`,
    );
  }
}

/** Where a path leads; one that is not there yet, by its folder. */
async function findReal(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)));
    return join(folder, basename(path));
  });
}
