import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { isComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";
import type { RunLessons } from "./run-lessons.ts";

export interface SendOptions extends WorkLimits {
  readonly lessons?: RunLessons | undefined;
  readonly onSent?: ((sentBytes: number) => void) | undefined;
}

/** Malformed, and unsupported media type. */
const refusals: readonly (number | undefined)[] = [400, 415];

/**
 * Sends an upload in one piece. X's documentation calls it plain text, its OpenAPI document knows bytes alone: what the
 * API refuses as the one is sent as the other. A storage has signed the first.
 */
export async function sendWhole(
  client: Client,
  { job, body }: { readonly job: Job; readonly body: Body },
  { onSent, lessons, ...limits }: SendOptions,
): Promise<void> {
  const send = (asBytes: boolean): Promise<void> =>
    client.uploadIds(job, countSent(body, onSent), {
      ...toCallOptions(client, limits),
      ...(asBytes && { asBytes }),
    });
  const isFirst = lessons?.wantsBytes !== true;
  try {
    return await send(!isFirst);
  } catch (error) {
    const isRefused = isComplianceError(error) && refusals.includes(error.status);
    if (!(isRefused && isFirst && client.uploadsToApi(job))) throw error;
  }
  await send(true);
  if (lessons !== undefined) lessons.wantsBytes = true;
}

function countSent(body: Body, onSent: SendOptions["onSent"]): Body {
  if (onSent === undefined) return body;
  return { sizeBytes: body.sizeBytes, open: () => tellSent(body, onSent) };
}

/** Where marker lines are put in, a body comes in many small pieces: not each of them is worth reporting. */
const toldBytes = 64 * 1024;

async function* tellSent(body: Body, onSent: (sentBytes: number) => void): AsyncGenerator<Uint8Array> {
  let [sentBytes, told] = [0, 0];
  for await (const chunk of body.open()) {
    sentBytes += chunk.length;
    yield chunk;
    if (sentBytes - told < toldBytes && sentBytes < body.sizeBytes) continue;
    told = sentBytes;
    onSent(sentBytes);
  }
}
