import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { JobType } from "@x-batch-compliance/core";
import { planOutput, planOutputs, writeOutput } from "../files/output.ts";
import type { World } from "../terms/world.ts";
import { quoteWord } from "../text/quote-word.ts";

/** The file that twarc gives a result. */
export function nameResult({
  id,
  type = "tweets",
}: {
  readonly id: string;
  readonly type?: JobType | undefined;
}): string {
  return `${type}_compliance_${id}.json`;
}

/** Holds that a result can be saved there, before anything is sent. `inputs` must not be overwritten. */
export async function admitResult(
  to: string,
  inputs: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (to !== "-") await planOutputs([{ label: quoteWord(to), file: to }], inputs);
}

/** How a result is saved. */
export interface SaveOptions {
  readonly world: World;
  readonly folder: string;
  /** What is not lost if it cannot be saved. */
  readonly rescue: string;
}

/** Brings a finished file to where it was asked for, as a whole or not at all; `-` is standard output. */
export async function saveTo(
  from: string,
  to: string,
  { world: { out, signal }, folder, rescue }: SaveOptions,
): Promise<void> {
  if (to === "-") {
    for await (const chunk of createReadStream(from)) {
      signal.throwIfAborted();
      await out.write(chunk as Buffer);
    }
    return;
  }
  const output = await planOutput({ label: quoteWord(to), file: to }, rescue);
  // The temporary folder may be on another disk, from which nothing can be renamed.
  await writeOutput(output, { folder, signal, rescue }, (path) =>
    pipeline(createReadStream(from), createWriteStream(path), { signal }),
  );
}
