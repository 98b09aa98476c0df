import { createReadStream } from "node:fs";
import { appendFile } from "node:fs/promises";
import { formatIds } from "@x-batch-compliance/core/text";
import { planOutputs, writeOutput } from "../files/output.ts";
import { openLists } from "../lists/open-lists.ts";
import { planReading } from "../lists/plan-dataset.ts";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openContext } from "../x/open-session.ts";
import { listInputs } from "./list-inputs.ts";
import { labels } from "./outputs.ts";

/** `ids FILE…`: the IDs alone, as they may be shared (dehydrated). */
export async function runIds(run: CommandRun): Promise<ExitCode> {
  const { options, words, world, say, progress, onEvent } = run;
  await using folder = await createTemporaryFolder();
  const files = await openLists(words, { world, say, folder: folder.path });
  const { output = "-" } = options;
  const wanted = output === "-" ? [] : [{ label: labels.list(output), file: output }];
  const [to] = await planOutputs(wanted, listInputs(run, files));
  const dataset = planReading(options, options.type, files);
  const { core } = await openContext(run);
  const { types } = await core.scanDatasets([dataset], {
    folder: folder.path,
    signal: world.signal,
    onChoice: ({ name }, text, file) =>
      onEvent({ type: "choice", dataset: name, file: file.name, files: 1, text }),
    onProgress: (done) => onEvent({ type: "scanning", ...done }),
  });
  progress.end();
  const paths = types.flatMap(({ parts }) => parts.map(({ path }) => path));
  if (to === undefined) {
    await copyAll(paths, (chunk) => world.out.write(chunk), world.signal);
    return exitCodes.done;
  }
  const rescue = "Free some space, or name another file.";
  await writeOutput(to, { folder: folder.path, signal: world.signal, rescue }, (path) =>
    copyAll(paths, (chunk) => appendFile(path, chunk), world.signal),
  );
  const count = types.reduce((sum, { submitted }) => sum + submitted.size, 0);
  await say(`Wrote ${formatIds(options.type, count)} to ${quoteWord(output)}.`);
  return exitCodes.done;
}

async function copyAll(
  paths: readonly string[],
  write: (chunk: Buffer) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const path of paths) {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      signal.throwIfAborted();
      await write(chunk as Buffer);
    }
  }
}
