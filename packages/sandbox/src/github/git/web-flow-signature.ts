import { createHash } from "node:crypto";
import { type CommitFields, renderCommitObject } from "./commit-object.ts";

/** What GitHub says about a commit's signature. */
export interface Verification {
  readonly verified: boolean;
  readonly reason: "valid" | "unsigned" | "unknown_key";
  readonly signature: string | undefined;
  /** The text that was signed. */
  readonly payload: string | undefined;
}

/** Signs as GitHub does for a bot's commits: it holds for exactly this commit, though no key is behind it. */
export function signCommit(commit: CommitFields): CommitFields {
  return { ...commit, signature: computeSignature(commit) };
}

/** Distinguishes the sandbox's own signature, a foreign one, and none. */
export function verifyCommit(commit: CommitFields): Verification {
  const { signature } = commit;
  if (signature === undefined) return { verified: false, reason: "unsigned", signature, payload: undefined };
  const verified = signature === computeSignature(commit);
  return { verified, reason: verified ? "valid" : "unknown_key", signature, payload: renderUnsigned(commit) };
}

function computeSignature(commit: CommitFields): string {
  const digest = createHash("sha256")
    .update(`web-flow\n${renderUnsigned(commit)}`)
    .digest("base64");
  return `-----BEGIN PGP SIGNATURE-----\n\n${digest}\n-----END PGP SIGNATURE-----`;
}

function renderUnsigned(commit: CommitFields): string {
  return renderCommitObject({ ...commit, signature: undefined });
}
