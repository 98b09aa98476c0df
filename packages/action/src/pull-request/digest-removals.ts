import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";

const violationSchema = z.object({ id: z.string(), type: z.string(), action: z.string(), file: z.string() });

const modulus = 2n ** 256n;
const shownDigits = 32;

/**
 * Names a set of removals: which IDs go out of which files. The same entries in another order have the same
 * digest, and so have other reasons; one entry more or less has another. No ID can be read from it.
 * @param violationsPath The check's list of violations, one line an entry.
 * @param signal Stops it with its own reason.
 * @returns 32 hexadecimal digits.
 */
export async function digestRemovals(violationsPath: string, signal?: AbortSignal): Promise<string> {
  let sum = 0n;
  for await (const line of createInterface({ input: createReadStream(violationsPath) })) {
    signal?.throwIfAborted();
    const { action, type, id, file } = violationSchema.parse(JSON.parse(line));
    // A sum does not ask for an order, and counts what stands twice.
    sum = (sum + BigInt(`0x${digest(JSON.stringify([action, type, id, file]))}`)) % modulus;
  }
  return digest(sum.toString(16)).slice(0, shownDigits);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
