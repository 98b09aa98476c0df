import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a package says of itself. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that npm gets. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** The package whose version is that of a release: the action, which npm does not get. */
export const actionFolder = "packages/action";

/** Reads a package.json of this repository. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** All packages that are not private; those that others need come first, so that none is there without what it needs. */
export function listPublished(): readonly PublishedPackage[] {
  const manifests = globSync("packages/*/package.json")
    .sort()
    .map((path) => ({ folder: dirname(path), manifest: readManifest(dirname(path)) }))
    .filter(({ manifest }) => manifest.private !== true);
  const names = new Set(manifests.map(({ manifest }) => manifest.name));
  const needs = ({ dependencies = {} }: Manifest): number =>
    Object.keys(dependencies).filter((name) => names.has(name)).length;
  return manifests
    .sort((a, b) => needs(a.manifest) - needs(b.manifest))
    .map(({ folder, manifest: { name, version } }) => ({ folder, name, version }));
}
