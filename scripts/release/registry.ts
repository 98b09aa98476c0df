import { runQuietly } from "./run.ts";

/** Whether npm's registry has a version of a package. Any answer but yes or no is an error. */
export function isOnRegistry(name: string, version: string): boolean {
  const { status, stdout, stderr } = runQuietly("npm", "view", `${name}@${version}`, "version", "--json");
  // A package without this version answers with nothing, or like one that does not exist.
  if (status === 0) return stdout.trim() !== "";
  if (/\bE404\b/.test(stdout + stderr)) return false;
  throw new Error(`npm could not say whether ${name}@${version} is published:\n${stderr.trim()}`);
}
