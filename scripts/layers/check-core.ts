import { posix } from "node:path";
import { findImports } from "./find-imports.ts";
import type { SourceFile, Violation } from "./source-file.ts";

const root = "packages/core/src/";

/** Layer by folder, or by file where it stands beside the folders. A part imports lower layers and itself. */
const layers: Readonly<Record<string, number>> = {
  "types.ts": 0,
  "error-table.ts": 0,
  "error-causes.ts": 0,
  "errors.ts": 0,
  "clock.ts": 0,
  http: 1,
  bytes: 1,
  ids: 1,
  api: 2,
  results: 2,
  dataset: 2,
  job: 3,
  check: 4,
  "index.ts": 5,
};

/** Which files may import a package. Another dependency needs a decision record and a line here. */
const packages: Readonly<Record<string, RegExp>> = {
  undici: /^http\/transport\.ts$/,
  zod: /./,
};

/** Holds the layers of core, and its dependencies. */
export function checkCore(file: SourceFile): Violation[] {
  if (!file.path.startsWith(root)) return [];
  const place = file.path.slice(root.length);
  const own = partOf(place);
  if (layers[own] === undefined) {
    return [
      {
        path: file.path,
        line: 1,
        message: `"${own}" has no layer. Name its layer in scripts/layers/check-core.ts.`,
      },
    ];
  }
  return findImports(file.text).flatMap(({ specifier, line }) => {
    const message = specifier?.startsWith(".")
      ? judgeRelative(place, specifier)
      : specifier && judgePackage(place, specifier);
    return message ? [{ path: file.path, line, message }] : [];
  });
}

function partOf(place: string): string {
  return place.split("/")[0] ?? place;
}

function judgeRelative(place: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(place), specifier);
  const from = partOf(place);
  const to = partOf(target);
  const [own = 0, other] = [layers[from], layers[to]];
  // Layer 0 is one folder that happens to have no folder.
  if (from === to || (own === 0 && other === 0) || (other !== undefined && other < own)) return undefined;
  if (other === undefined)
    return `"${specifier}" has no layer. Import a part that scripts/layers/check-core.ts names.`;
  return `${from} (layer ${own}) imports ${to} (layer ${other}). Import only lower layers and the own folder.`;
}

function judgePackage(place: string, specifier: string): string | undefined {
  if (specifier.startsWith("node:")) return undefined;
  const allowed = packages[specifier];
  if (allowed === undefined) return `core imports "${specifier}". It depends on undici and zod alone.`;
  return allowed.test(place)
    ? undefined
    : `"${specifier}" is imported here. Only http/transport.ts may do so.`;
}
