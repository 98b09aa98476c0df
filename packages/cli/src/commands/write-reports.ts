import { writeFile } from "node:fs/promises";
import { writeOutput } from "../files/output.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { buildReport, type Sequel } from "./build-report.ts";
import type { CheckedLists } from "./check-lists.ts";
import { labels, requireOutput, rescue } from "./outputs.ts";

/** Writes every report that was asked for, each file as a whole or not at all. */
export async function writeReports(run: CommandRun, checked: CheckedLists, sequel: Sequel): Promise<void> {
  const { folder, outputs } = checked;
  const { signal } = run.world;
  for (const { format, file } of run.options.report) {
    const content = await buildReport(format, { run, checked, sequel });
    if (file === undefined) {
      await run.world.out.write(content);
      continue;
    }
    await writeOutput(
      requireOutput(outputs, labels.report(format, file)),
      { folder, signal, rescue },
      (path) => writeFile(path, content),
    );
    await run.say(`Wrote ${quoteWord(file)}.`);
  }
}
