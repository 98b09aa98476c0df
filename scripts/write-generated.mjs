import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/**
 * Writes generated files, or with `--check` says which ones differ from what would be written. What is named .gz is
 * packed, and compared unpacked: versions of zlib may pack the same text differently.
 * @param {ReadonlyMap<string, string>} files Content by path.
 */
export function writeGenerated(files) {
  const stale = [...files].filter(([path, content]) => readIfThere(path) !== content);
  if (!process.argv.includes("--check")) {
    for (const [path, content] of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, isPacked(path) ? gzipSync(content) : content);
    }
    console.log(`${files.size} generated files, ${stale.length} written`);
    return;
  }
  for (const [path] of stale) console.error(`${path} is out of date. Run: pnpm run generate`);
  if (stale.length > 0) process.exitCode = 1;
  else console.log(`${files.size} generated files are up to date`);
}

function readIfThere(path) {
  try {
    const bytes = readFileSync(path);
    return (isPacked(path) ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isPacked(path) {
  return path.endsWith(".gz");
}
