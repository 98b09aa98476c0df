import { parse } from "yaml";

/** What is wrong in a file, at a line that counts from 1. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/**
 * What GitHub would accept in a workflow and we do not: an action that is not pinned to a commit with its version beside
 * it, and permissions that are left to the repository's default. `ours` is the name of this repository, whose own releases
 * the examples name by `@v1`.
 */
export function findLooseWorkflow(text: string, ours: string): readonly Problem[] {
  const uses = text.split("\n").flatMap((source, index): readonly Problem[] => {
    const [, used = ""] = /^\s*(?:- )?uses: (.*)$/.exec(source) ?? [];
    const isPinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used);
    const isOurs = used.startsWith("./") || (used.endsWith("@v1") && isOf(used.slice(0, -3), ours));
    if (used === "" || isPinned || isOurs) return [];
    return [
      { line: index + 1, message: `\`uses: ${used}\`: write a full commit, and its version as a comment.` },
    ];
  });
  return [...uses, ...findPermissions(text)];
}

function isOf(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}/`);
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown }>>;
}

/** A workflow that is called has the permissions of its caller, and refuses to start with more than these. */
function findPermissions(text: string): readonly Problem[] {
  const { on, permissions, jobs } = parse(text) as Workflow;
  if (Object.keys(on).join() === "workflow_call") return [];
  const without = Object.entries(jobs).filter((entry) => entry[1].permissions === undefined);
  return [
    ...(JSON.stringify(permissions) === "{}" ? [] : ["Write `permissions: {}` at the top."]),
    ...without.map(([name]) => `The job \`${name}\` has no \`permissions\`. Write the least that it needs.`),
  ].map((message) => ({ line: 1, message }));
}
