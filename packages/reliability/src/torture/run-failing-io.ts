import { mkdirSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOnce } from "./check-case.ts";
import { writeExample } from "./example.ts";
import { failFiles } from "./failing-files.ts";
import { faultKinds } from "./fault-plan.ts";
import { type FileWork, prepareCheck, prepareRewrite } from "./file-work.ts";
import { countOutcomes, type PartOptions, type PartResult } from "./part-result.ts";
import { recordLifecycle } from "./recording.ts";
import { serveRecording } from "./replay-server.ts";
import { runFault } from "./run-fault.ts";

export interface FailingIoOptions extends PartOptions {
  /** Runs one case alone, as a failure names it: `check/EIO/12`. */
  readonly at?: string | undefined;
}

/** More than any of the works has: a work without an end must not run for ever. */
const most = 2_000;

/**
 * Lets the first file operation fail, then the second, and so on until the work has no more, for each work in both
 * flows and each kind of failure. Each ends in the right result or in an error with a code, or is a failure.
 */
export async function runFailingIo({ share, at, onProgress }: FailingIoOptions): Promise<PartResult> {
  const outcomes = countOutcomes("failing-io", onProgress);
  for (const flow of ["api", "gcs"] as const) {
    await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
    const example = writeExample(folder.path, { count: 60, several: true });
    const recording = await recordLifecycle(example.dataset, { flow, gone: example.gone });
    await using server = await serveRecording(recording);
    const place = { apiOrigin: server.apiOrigin, folder: join(folder.path, "check"), idleTimeoutMs: 10_000 };
    mkdirSync(place.folder);
    const right = await findOnce(recording, example.dataset, place);
    const works: readonly FileWork[] = [
      prepareCheck({ recording, example, server, place, right: right.finding }),
      // The same in both flows.
      ...(flow === "api" ? [prepareRewrite(example, right.checkedIds, right.finding.kept)] : []),
    ];
    using files = failFiles(folder.path);
    for (const work of works) {
      for (const kind of faultKinds) {
        const name = `${work.name}, ${flow}/${kind}`;
        for (const first of listFirsts({ at, name, share })) {
          const outcome = await runFault(work, { files, plan: { kind, first } });
          if (outcome === undefined) break;
          outcomes.add(`${name}/${first}`, outcome);
        }
      }
    }
  }
  return outcomes.finish();
}

function listFirsts({
  at,
  name,
  share,
}: {
  readonly at: string | undefined;
  readonly name: string;
  readonly share: number;
}): readonly number[] {
  const all = Array.from({ length: Math.ceil(most / share) }, (_, index) => 1 + index * share);
  if (at === undefined) return all;
  return at.startsWith(`${name}/`) ? [Number(at.slice(name.length + 1))] : [];
}
