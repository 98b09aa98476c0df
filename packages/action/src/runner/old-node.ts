/** As core's package.json has it. Core itself cannot be asked here: on an old Node.js it would not load. */
const oldest = "22.19";

/** A sentence for who runs the step by hand on an older Node.js than it can, or undefined. GitHub brings its own. */
export function describeOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `X Batch Compliance needs Node.js ${oldest} or newer; this is Node.js ${version}.`;
}
