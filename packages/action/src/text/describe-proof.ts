import type { ProofLevel, ProofSource } from "@x-batch-compliance/core";

const sources: Readonly<Record<ProofSource, string>> = {
  sentinels: " by sentinels",
  checksum: " by the storage's checksum",
  "second download": " by a second download",
  nothing: "",
};

export function describeProof(level: ProofLevel, source: ProofSource): string {
  return `${level}${sources[source]}`;
}
