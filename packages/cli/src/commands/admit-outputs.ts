import { join } from "node:path";
import type { OptionValues } from "../arguments/option-table.ts";
import { planOutput, planOutputs, type WantedOutput } from "../files/output.ts";
import type { ListFile } from "../lists/open-lists.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { listInputs } from "./list-inputs.ts";
import { labels, type Outputs } from "./outputs.ts";
import type { Target } from "./write-fixed.ts";

/** What a folder of results holds in the end. */
const resultNames = ["results.ndjson", "violations.ndjson", "refetch.txt", "report.json"] as const;

/**
 * Holds that everything that a check is to write can be written, and overwrites nothing that it reads, before anything is sent.
 * @throws {UsageError} with the first one that cannot
 */
export async function admitOutputs(
  run: CommandRun,
  files: readonly ListFile[],
  targets: readonly Target[] = [],
): Promise<Outputs> {
  const { options } = run;
  const wanted = [...wantLists(targets), ...wantReports(options), ...wantResults(options)];
  const outputs = await planOutputs(wanted, listInputs(run, files));
  for (const { to, file } of targets) {
    if (to !== "in place" || options["dry-run"]) continue;
    await planOutput({ label: quoteWord(file.name), file: file.path });
  }
  return new Map(outputs.map((output) => [output.label, output]));
}

function wantLists(targets: readonly Target[]): readonly WantedOutput[] {
  return targets.flatMap((target) =>
    target.to === "file" ? [{ label: labels.list(target.path), file: target.path }] : [],
  );
}

function wantReports({ report }: OptionValues): readonly WantedOutput[] {
  return report.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ label: labels.report(format, file), file }],
  );
}

function wantResults({ "results-folder": folder }: OptionValues): readonly WantedOutput[] {
  if (folder === undefined) return [];
  return resultNames.map((name) => ({
    label: labels.result(join(folder, name)),
    file: join(folder, name),
  }));
}
