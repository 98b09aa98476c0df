import type { Client } from "../client/client.ts";
import type { Part } from "./part.ts";

const fewest = 3;
const most = 16;
const letters = 20;
const letterA = 97;

/**
 * P4: lines for the upload of a part that are not IDs, which X gives back in the result. Nobody without the token can
 * guess them, and every run under it makes the same ones, also one that reuses the job.
 */
export function buildSentinels(
  client: Pick<Client, "signText">,
  { digest, submitted }: Pick<Part, "digest" | "submitted">,
): readonly string[] {
  const count = countSentinels(submitted.size);
  // With the count in the text, a version that counts otherwise makes none that could pass for some of these.
  return Array.from({ length: count }, (_, index) =>
    spell(client.signText(`sentinel ${index + 1} of ${count} for ${digest}`)),
  );
}

/**
 * Three are the first, the last and one between. More are for larger parts: of a result in random order that lost a
 * share of its lines, one that keeps all n sentinels has a chance of (1 − share)^n, which at 16 is a hundredth for a
 * quarter lost. Few for few IDs, since a service might refuse an upload that is mostly malformed.
 */
export function countSentinels(ids: number): number {
  return Math.min(most, Math.max(fewest, Math.ceil(Math.log2(ids + 1))));
}

/** As long as the longest ID, and of letters alone, so that it can never be one. */
function spell(signature: Uint8Array): string {
  return String.fromCharCode(...signature.subarray(0, letters).map((byte) => letterA + (byte % 26)));
}
