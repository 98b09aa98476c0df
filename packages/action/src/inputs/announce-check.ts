import { readVariable } from "./input-variable.ts";

/**
 * The first line of a run. It is there before the libraries are, and with them the table of the inputs: so the one
 * default that it needs stands here a second time, which a test holds.
 */
export function announceCheck(environment: NodeJS.ProcessEnv): string {
  const config = readVariable(environment, "config");
  if (config !== "") return `Checking the datasets of ${config}`;
  const type = readVariable(environment, "type") || "tweets";
  const files = readVariable(environment, "files")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(", ");
  return `Checking ${type} in ${files || "no files"}`;
}
