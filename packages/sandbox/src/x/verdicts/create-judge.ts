import { hashLine, mixHash } from "../ids/hash-line.ts";
import { decodeLine, readLine } from "../ids/line.ts";
import type { Judge, Verdict } from "./verdict.ts";
import { vocabulary } from "./vocabulary.ts";

/** Where verdicts come from. */
export type Verdicts =
  /** From the ID alone, so that they repeat. `share` of all IDs (0 to 1, default 0.05) are not compliant. */
  | { readonly kind: "derived"; readonly share?: number }
  /** From a table; an ID that is not in it is compliant. */
  | { readonly kind: "table"; readonly byId: VerdictTable };

/** Verdicts by ID. */
export type VerdictTable = Readonly<Record<string, Verdict>> | ReadonlyMap<string, Verdict>;

const defaultShare = 0.05;

/** Makes the judge of a source of verdicts. */
export function createJudge(verdicts: Verdicts): Judge {
  return verdicts.kind === "derived"
    ? deriveVerdicts(verdicts.share ?? defaultShare)
    : lookUpVerdicts(verdicts.byId);
}

function deriveVerdicts(share: number): Judge {
  const limit = share * 2 ** 32;
  return ({ hash, flow, type }) => {
    if (hash >= limit) return undefined;
    const verdicts = vocabulary[flow][type];
    return verdicts[mixHash(hash ^ 0x165667b1) % verdicts.length];
  };
}

function lookUpVerdicts(byId: VerdictTable): Judge {
  const table = byId instanceof Map ? (byId as ReadonlyMap<string, Verdict>) : new Map(Object.entries(byId));
  // Most IDs are compliant, and making a string of each would take most of the time.
  const hashes = new Set([...table.keys()].map((id) => hashLine(readLine(Buffer.from(id), 0))));
  return ({ line, hash }) => (hashes.has(hash) ? table.get(decodeLine(line)) : undefined);
}
