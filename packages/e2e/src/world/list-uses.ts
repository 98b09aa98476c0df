import { parse } from "yaml";

interface Job {
  /** A workflow that the job consists of. */
  readonly uses?: string;
  readonly steps?: readonly { readonly uses?: string }[];
}

/** What the jobs and steps of a workflow use, each once. */
export function listUses(workflow: string): readonly string[] {
  const { jobs } = parse(workflow) as { readonly jobs: Readonly<Record<string, Job>> };
  const all = Object.values(jobs).flatMap(({ uses, steps = [] }) => [
    uses,
    ...steps.map((step) => step.uses),
  ]);
  return [...new Set(all.filter((uses) => uses !== undefined))];
}
