import { setSecret } from "@actions/core";

/**
 * Makes the runner hide values in every later line of the log. Outside of a workflow there is no runner to read
 * the command, and it would print the secret itself: so nothing is done there.
 */
export function createMask(isWorkflow: boolean): (value: string) => void {
  const masked = new Set<string>();
  return (value) => {
    if (!isWorkflow || value === "" || masked.has(value)) return;
    masked.add(value);
    setSecret(value);
  };
}
