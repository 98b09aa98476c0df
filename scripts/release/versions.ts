/** A version as `1.2.3` or `1.2.3-next.0`. */
interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly isPrerelease: boolean;
}

function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, prerelease] = /^(\d+)\.(\d+)\.(\d+)(-[\w.]+)?$/.exec(text) ?? [];
  if (major === undefined) return undefined;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    isPrerelease: prerelease !== undefined,
  };
}

/** Whether a version is one that people have to ask for, for example `1.2.0-next.0`. */
export function isPrerelease(text: string): boolean {
  return parseVersion(text)?.isPrerelease ?? false;
}

/** Whether a version, for example npm's own, is at least another. */
export function isAtLeast(text: string, least: string): boolean {
  const [given, wanted] = [parseVersion(text), parseVersion(least)];
  return given !== undefined && wanted !== undefined && compare(given, wanted) >= 0;
}

function compare(a: Version, b: Version): number {
  const differing = a.numbers.findIndex((part, index) => part !== b.numbers[index]);
  return differing < 0 ? 0 : (a.numbers[differing] ?? 0) - (b.numbers[differing] ?? 0);
}

/** What is known before tags are set. */
export interface TagSituation {
  readonly version: string;
  readonly commit: string;
  /** The commits of all tags of the remote, by name. */
  readonly tags: ReadonlyMap<string, string>;
}

/** A tag to be set, and the commit that it has now. */
export interface TagMove {
  readonly name: string;
  readonly from: string | undefined;
}

/** What is to be done about the tags of a release. */
export type TagPlan =
  | { readonly kind: "refuse"; readonly reason: string }
  | { readonly kind: "done" }
  | { readonly kind: "set"; readonly moves: readonly TagMove[] };

/** `vX.Y.Z` is set once and never moved. `vX` moves to the highest of its releases, and to no prerelease. */
export function planTags({ version, commit, tags }: TagSituation): TagPlan {
  const parsed = parseVersion(version);
  if (parsed === undefined || parsed.numbers.every((part) => part === 0)) {
    return { kind: "refuse", reason: `${version} is not a version that can be released.` };
  }
  const name = `v${version}`;
  const there = tags.get(name);
  if (there === commit) return { kind: "done" };
  if (there !== undefined) {
    return {
      kind: "refuse",
      reason: `${name} exists at ${there}, and this is ${commit}. A released version is never moved: release a new one.`,
    };
  }
  const moving = `v${parsed.numbers[0]}`;
  const isHighest = [...tags.keys()].every((tag) => {
    const other = parseVersion(tag.slice(1));
    return other === undefined || other.isPrerelease || !isNewer(other, parsed);
  });
  const moves: TagMove[] = [{ name, from: undefined }];
  if (isHighest && !parsed.isPrerelease) moves.push({ name: moving, from: tags.get(moving) });
  return { kind: "set", moves };
}

function isNewer(other: Version, version: Version): boolean {
  return other.numbers[0] === version.numbers[0] && compare(other, version) > 0;
}
