import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What the bench asks of a program: one argument of JSON. */
export function readInput() {
  return JSON.parse(process.argv[2]);
}

/** Loads a module of core, from a build or from the sources. */
export function loadCore(folder, path) {
  const built = resolve(folder, path);
  return import(pathToFileURL(existsSync(built) ? built : built.replace(/\.js$/, ".ts")).href);
}

/** Reports to the bench how long the work took, how much memory this process alone had at most, and what came of it. */
export function report(startedMs, found) {
  const insideMs = performance.now() - startedMs;
  say({ insideMs, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6, ...found });
}

/** The one line that a program prints. */
export function say(words) {
  console.log(JSON.stringify(words));
}
