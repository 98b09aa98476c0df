import { posix } from "node:path";

/** A file that starts a process, or a GitHub of the sandbox, which lives on processes of git. */
const starts = /from "node:child_process"|\bstart(?:Sandbox|GitHub)\(/;
/** An import of another file, not of its types alone. */
const imported = /^(?:import|export) (?!type )[^;]*?from "(?<target>\.[^"]+)"/gms;
const tagged = /\/\/ @module-tag slow$|tags: \["slow"\]/m;

/**
 * The test files that start processes, by themselves or through what they import, and in which nothing is tagged `slow`.
 * @param texts All TypeScript files by path.
 */
export function findUntagged(texts: ReadonlyMap<string, string>): readonly string[] {
  const reaches = (path: string, seen: Set<string>): boolean => {
    const text = texts.get(path);
    if (text === undefined || seen.has(path)) return false;
    seen.add(path);
    if (starts.test(text)) return true;
    const targets = [...text.matchAll(imported)].map(({ groups }) => groups?.target ?? "");
    return targets.some((target) => reaches(posix.join(posix.dirname(path), target), seen));
  };
  return [...texts]
    .filter(([path, text]) => path.endsWith(".test.ts") && !tagged.test(text) && reaches(path, new Set()))
    .map(([path]) => path)
    .sort();
}
