import type { Sandbox } from "../../packages/sandbox/src/index.ts";

/** A result that came in part, and what a program that only reads its lines makes of it. */
export interface Loss {
  /** Deletions that X sent, and those that arrived at first. */
  readonly sent: number;
  readonly arrived: number;
  /** How often the result was downloaded, this time included. */
  readonly downloads: number;
}

/**
 * Loses two thirds of the next result at the end of a line. Length and status of the answer are right, so that nothing but
 * its content can show it. Returns a function that says afterwards what was lost.
 */
export function loseRecords({ faults, recorder }: Sandbox): () => Loss {
  const operation = "x.downloadResults";
  const before = recorder.requests(operation).length;
  let lost = { sent: 0, arrived: 0 };
  faults.script(operation, {
    kind: "rewrite",
    body: (whole) => {
      const part = whole.subarray(0, whole.lastIndexOf("\n", whole.length / 3) + 1);
      lost = { sent: countDeletions(whole), arrived: countDeletions(part) };
      return part;
    },
  });
  return () => ({ ...lost, downloads: recorder.requests(operation).length - before });
}

function countDeletions(result: Buffer): number {
  return result.toString("utf8").split('"action":"delete"').length - 1;
}
