// Says in what npm's tarball of a package differs from pnpm's, which is given: node scripts/compare-packs.mjs packages/core reports/core.tgz
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";

const [folder, pnpmTarball] = process.argv.slice(2);
const place = mkdtempSync(join(tmpdir(), "tarballs-"));
try {
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", place];
  const [{ filename }] = [JSON.parse(execFileSync("npm", words, { cwd: folder, encoding: "utf8" }))].flat();
  const [npm, pnpm] = [join(place, filename), resolve(pnpmTarball)].map(unpack);
  if (![...pnpm.keys()].some((path) => path.startsWith("package/build/"))) {
    console.error(`The tarball of ${folder} lacks what is built. Its prepack has to build it.`);
    process.exitCode = 1;
  }
  const paths = [...new Set([...npm.keys(), ...pnpm.keys()])].sort();
  const differing = paths.filter((path) => !isSame(path, npm.get(path), pnpm.get(path)));
  for (const path of differing) console.error(`${path} is not the same in npm's tarball and in pnpm's.`);
  if (differing.length > 0) process.exitCode = 1;
  else console.log(`npm and pnpm pack the same ${paths.length} files of ${folder}`);
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** The content of each file of a tarball. */
function unpack(tarball, index) {
  const to = join(place, String(index));
  mkdirSync(to);
  execFileSync("tar", ["xzf", tarball, "-C", to]);
  const paths = globSync("**", { cwd: to }).filter((path) => statSync(join(to, path)).isFile());
  return new Map(paths.map((path) => [path, readFileSync(join(to, path), "utf8")]));
}

/**
 * A manifest may have another order; npm does not handle workspaces, of which only `devDependencies` have any here, and pnpm leaves
 * out the scripts of publishing.
 */
function isSame(path, one, other) {
  if (one === undefined || other === undefined || path !== "package/package.json") return one === other;
  const [own, others] = [one, other].map((text) => {
    const { devDependencies: _, scripts: { prepack: __, ...scripts } = {}, ...manifest } = JSON.parse(text);
    return { ...manifest, scripts };
  });
  return isDeepStrictEqual(own, others);
}
