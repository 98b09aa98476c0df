import { mkdir } from "node:fs/promises";
import { findOnce } from "./check-case.ts";
import type { Example } from "./example.ts";
import type { Recording } from "./recording.ts";
import { serveRecording } from "./replay-server.ts";
import type { CutContext } from "./run-cut.ts";

/** A server and a folder for one case after the other, with what an uncut check finds. */
export interface Worker extends CutContext, AsyncDisposable {}

export interface WorkerOptions {
  readonly recording: Recording;
  readonly example: Example;
  /** Is made. */
  readonly folder: string;
  readonly idleTimeoutMs: number;
}

/** Starts a worker. Throws if the recording itself is wrong: it would make every case right. */
export async function openWorker({
  recording,
  example,
  folder,
  idleTimeoutMs,
}: WorkerOptions): Promise<Worker> {
  const server = await serveRecording(recording);
  const place = { apiOrigin: server.apiOrigin, folder, idleTimeoutMs };
  await mkdir(folder);
  const { finding: right } = await findOnce(recording, example.dataset, place);
  if (Buffer.from(right.kept.join(""), "hex").toString() !== example.compliant.join("")) {
    throw new Error("The lifecycle that was recorded is wrong itself.");
  }
  return {
    recording,
    example,
    server,
    place,
    right,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
