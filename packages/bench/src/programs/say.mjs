import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What the bench asks of a program: one argument of JSON. */
export function readInput() {
  return JSON.parse(process.argv[2]);
}

/** Loads a module of a build of core. */
export function loadCore(folder, path) {
  return import(pathToFileURL(resolve(folder, path)).href);
}

/** Tells the bench how long the work took, how much memory this process alone had at most, and what came of it. */
export function report(startedMs, found) {
  const insideMs = performance.now() - startedMs;
  say({ insideMs, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6, ...found });
}

/** The one line that a program prints. */
export function say(words) {
  console.log(JSON.stringify(words));
}
