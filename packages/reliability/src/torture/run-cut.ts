import { isDeepStrictEqual } from "node:util";
import { isComplianceError } from "@x-batch-compliance/core";
import { type CheckPlace, type Finding, findOnce, listLeftovers } from "./check-case.ts";
import { type Cut, formatCut } from "./cut.ts";
import type { Example } from "./example.ts";
import type { CaseOutcome } from "./part-result.ts";
import type { Recording } from "./recording.ts";
import type { ReplayServer } from "./replay-server.ts";

/** What a case needs besides its cut. */
export interface CutContext {
  readonly recording: Recording;
  readonly example: Example;
  readonly server: ReplayServer;
  readonly place: CheckPlace;
  /** What a lifecycle without a cut finds. */
  readonly right: Finding;
}

/** Real time after which a case that should have ended is given up. */
const longestMs = 60_000;

/**
 * Cuts one lifecycle at one place. It has to end in the right result or in an error with a code that shows no secret, with no
 * temporary file and one job; after an error the next check has to find that job and the right result.
 */
export async function runCut(cut: Cut, context: CutContext): Promise<CaseOutcome> {
  const { server, recording, place } = context;
  server.reset(cut);
  const first = await tryOnce(context);
  const faults = [...first.faults, ...findTraces(context)];
  if (!server.isCut()) faults.push("the cut did not happen");
  if (first.code !== undefined) {
    if (first.text.includes(recording.bearerToken) || first.text.includes(place.apiOrigin)) {
      faults.push("the error shows a secret");
    }
    server.mend();
    const second = await tryOnce(context);
    if (second.code !== undefined) faults.push(`the next check failed with ${second.code}`);
    faults.push(...second.faults, ...findTraces(context));
  }
  return {
    outcome: first.code ?? "right result",
    failure: faults.length === 0 ? undefined : `${faults.join("; ")} (--at ${formatCut(cut)})`,
  };
}

interface Attempt {
  readonly code: string | undefined;
  readonly text: string;
  readonly faults: readonly string[];
}

async function tryOnce({ recording, example, place, right }: CutContext): Promise<Attempt> {
  try {
    const { finding } = await limit(findOnce(recording, example.dataset, place));
    const isRight = isDeepStrictEqual(finding, right);
    return { code: undefined, text: "", faults: isRight ? [] : ["the result is wrong, and nobody said so"] };
  } catch (error) {
    if (isComplianceError(error)) return { code: error.code, text: `${error.stack}`, faults: [] };
    return { code: "unnamed", text: "", faults: [`an error without a code: ${String(error)}`] };
  }
}

/** What a check must not leave behind, here and at X. */
function findTraces({ server, place, example, right }: CutContext): readonly string[] {
  const leftovers = listLeftovers(place.folder, example.dataset, right);
  const creates = server.creates();
  return [
    ...leftovers.map((name) => `${name} was left behind`),
    ...(creates > 1 ? [`${creates} jobs were created`] : []),
    ...server.unexpected().map((request) => `an unexpected request: ${request}`),
  ];
}

async function limit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not end within ${longestMs} ms`)), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
