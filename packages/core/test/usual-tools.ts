import { spawnSync } from "node:child_process";

/** Which of these programs this machine has; it says on the log what is not tried for want of the others. */
export function findTools<Tool extends string>(tools: readonly Tool[]): ReadonlySet<Tool> {
  const found = tools.filter((tool) => spawnSync(tool, ["--version"]).status === 0);
  for (const tool of tools) {
    if (!found.includes(tool)) console.warn(`Not tried with ${tool}: it is not installed.`);
  }
  return new Set(found);
}
