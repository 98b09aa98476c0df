/** The oldest Node.js that core runs on, as its package.json says: undici needs it. */
const oldest: readonly [number, number] = [22, 19];

/** A sentence for who runs an older Node.js than core can, or undefined. @param version For example `22.19.0`. */
export function describeOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  if (!isOld) return undefined;
  return `X Batch Compliance needs Node.js ${oldest.join(".")} or newer; this is Node.js ${version}.`;
}
