import type { Sandbox } from "@x-batch-compliance/sandbox";

/** What arrived for a job without the sentinels in it, or undefined if nothing did. */
export function readSentIds({ x }: Pick<Sandbox, "x">, jobId: string): string | undefined {
  return x
    .upload(jobId)
    ?.toString()
    .replaceAll(/^[a-z]{20}\n/gm, "");
}

/** The sentinels that arrived for a job. */
export function readSentinels({ x }: Pick<Sandbox, "x">, jobId: string): readonly string[] {
  return (
    x
      .upload(jobId)
      ?.toString()
      .match(/^[a-z]{20}$/gm) ?? []
  );
}
