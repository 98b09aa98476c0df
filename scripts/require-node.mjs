// Says in one sentence, before anything is installed, why the scripts of this repository cannot run on this machine.
// Written for the oldest Node.js that anybody may have.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What pnpm runs on, which then brings the Node.js that the scripts run on. */
const oldestNode = 20;
/** What the scripts themselves run on. */
const ownNode = 24;

/**
 * Finds what stands in the way.
 * @param {{ platform: string, architecture: string, version: string, packages: readonly string[] }} machine
 *   `packages`: the names of the packages that bring a Node.js.
 * @returns {string | undefined} a sentence that says what to do, or undefined
 */
export function findObstacle({ platform, architecture, version, packages }) {
  const major = Number.parseInt(version, 10);
  if (platform === "win32") {
    return "On Windows, run this in WSL: the scripts of this repository need a Unix shell (the action itself runs on Windows, too).";
  }
  if (packages.includes(`node-${platform}-${architecture}`)) {
    if (major >= oldestNode) return undefined;
    return `Install Node.js ${oldestNode} or newer first: this is Node.js ${version}.`;
  }
  if (major >= ownNode) return undefined;
  return `Install Node.js ${ownNode} or newer first: this is Node.js ${version}, and for ${platform} on ${architecture} there is no npm package with a newer one that the scripts could bring themselves.`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const obstacle = findObstacle({
    platform: process.platform,
    architecture: process.arch,
    version: process.versions.node,
    packages: Object.keys(manifest.optionalDependencies),
  });
  if (obstacle !== undefined) {
    console.error(obstacle);
    process.exitCode = 1;
  }
}
