import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cutKinds, formatCut } from "./cut.ts";
import { writeExample } from "./example.ts";
import { openWorker } from "./open-worker.ts";
import { countOutcomes, type PartOptions, type PartResult } from "./part-result.ts";
import { recordLifecycle } from "./recording.ts";
import { runCut } from "./run-cut.ts";

/** Far more than a connection holds on its way, so that the client has to stop as well. */
const ids = 400_000;
const places = 4;
/** List, create, upload. */
const uploadExchange = 2;

/** X stops to read a large upload at places from its beginning to its end, in each way and both flows. */
export async function runStoppedUploads({
  share,
  at,
  onProgress,
}: PartOptions & { readonly at?: string | undefined }): Promise<PartResult> {
  const outcomes = countOutcomes("stopped uploads", onProgress);
  let number = 0;
  for (const flow of ["api", "gcs"] as const) {
    await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
    const example = writeExample(folder.path, { count: ids, goneEvery: 50_000 });
    const recording = await recordLifecycle(example.dataset, { flow, gone: example.gone });
    await using worker = await openWorker({
      recording,
      example,
      folder: join(folder.path, "worker"),
      // Others keep the processors busy: an answer that is only late must not look like silence.
      idleTimeoutMs: 5_000,
    });
    const requestBytes = worker.server.exchanges()[uploadExchange]?.requestBytes ?? 0;
    for (let place = 0; place < places; place++) {
      for (const kind of cutKinds) {
        if (number++ % share !== 0) continue;
        const atByte = Math.floor((place * requestBytes) / places);
        const side = "request";
        const cut = { flow, exchange: uploadExchange, side, atByte, kind, framing: "length" } as const;
        if (at === undefined || at === formatCut(cut))
          outcomes.add(formatCut(cut), await runCut(cut, worker));
      }
    }
  }
  return outcomes.finish();
}
