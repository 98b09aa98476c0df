/** A test that a page names as the one that holds a promise. */
export interface Holder {
  /** Path of its file from the repository's top. */
  readonly path: string;
  /** The beginning of its name. */
  readonly name: string;
}

/** Finds the holders that a page names, written as `[test name](path/to/x.test.ts)`. */
export function listHolders(page: string): readonly Holder[] {
  const links = page.matchAll(/\[(?<name>[^\]]+)\]\((?<path>[^)\s]+\.test\.ts)\)/g);
  return [...links].map(({ groups }) => ({ path: groups?.path ?? "", name: groups?.name ?? "" }));
}

/** The holders whose file, or test of that name in it, is not there. */
export function findMissingHolders(
  holders: readonly Holder[],
  readFile: (path: string) => string | undefined,
): readonly string[] {
  return holders
    .filter(({ path, name }) => readFile(path)?.includes(`"${name}`) !== true)
    .map(({ path, name }) => `${path} has no test "${name}". Name the test that holds the promise.`);
}
