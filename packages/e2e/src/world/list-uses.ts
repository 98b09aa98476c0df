import { parse } from "yaml";

interface Step {
  readonly uses?: string;
}

/** What the steps of a workflow use, each once. */
export function listUses(workflow: string): readonly string[] {
  const { jobs } = parse(workflow) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };
  const all = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses])),
  );
  return [...new Set(all)];
}
