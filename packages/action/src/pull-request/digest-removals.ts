import { hash } from "node:crypto";
import { readViolations } from "@x-batch-compliance/core";

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
  for await (const { action, type, id, file } of readViolations(violationsPath)) {
    signal?.throwIfAborted();
    // A sum does not ask for an order, and counts what stands twice.
    sum = (sum + BigInt(`0x${hash("sha256", JSON.stringify([action, type, id, file]))}`)) % modulus;
  }
  return hash("sha256", sum.toString(16)).slice(0, shownDigits);
}
