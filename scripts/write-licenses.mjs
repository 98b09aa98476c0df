// Writes the licences of everything that the bundle is made from: node scripts/write-licenses.mjs <file>, in the
// package that is bundled. ncc's own list is not used: it keeps one of several versions of a package, whichever it
// meets first, and leaves the text out where a package has a second package.json further down.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const licenceFile = /^(licen[cs]e|copying|notice)/i;

/** The licence files of a folder, and NOTICE, which Apache-2.0 wants passed on. */
function readTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && licenceFile.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), "utf8").replaceAll("\r\n", "\n").trim())
    .sort();
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = typeof license === "string" ? license : "licence not named in package.json";
  return [`${name} ${version}`, named, ...readTexts(folder)].join("\n\n");
}

// With the packages of the workspace that it depends on: their own dependencies are in the bundle, too. What only tests
// depend on is not.
const listed = execFileSync("pnpm", ["--filter-prod", "{.}...", "licenses", "list", "--prod", "--json"], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
const folders = Object.values(JSON.parse(listed)).flatMap((packages) =>
  packages.flatMap(({ paths }) => paths),
);
// The bundler's loader is part of the bundle.
const descriptions = [...new Set(folders), join("node_modules", "@vercel", "ncc")].map(describe).sort();
writeFileSync(process.argv[2], `${descriptions.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
