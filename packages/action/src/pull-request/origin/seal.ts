import { createHmac } from "node:crypto";
import { formatAsOf } from "../retention/as-of.ts";
import type { Trailer } from "../trailer.ts";

/** What makes a seal: the secret, and where the proposal belongs. */
export interface SealKey {
  /** X's, which whoever may push to the repository does not know by that. */
  readonly bearerToken: string;
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
  readonly base: string;
}

/** Computes the seal of what a commit says of itself: 64 hexadecimal digits. */
export type Seal = (statement: Omit<Trailer, "seal">) => string;

/**
 * Everything in a repository, and the text of a pull request, can be written by whoever may push. A keyed digest cannot be made
 * without the key, nor can the key be computed from it. It holds for one branch, base and repository, so that the commit of another
 * proposal is none of this one.
 */
export function createSeal({ bearerToken, owner, repository, branch, base }: SealKey): Seal {
  return ({ treeSha, baseSha, asOf, identity }) =>
    createHmac("sha256", bearerToken)
      .update(
        JSON.stringify([
          ...["proposal", `${owner}/${repository}`.toLowerCase(), branch, base],
          ...[treeSha, baseSha, formatAsOf(asOf ?? new Map()), identity ?? null],
        ]),
      )
      .digest("hex");
}
