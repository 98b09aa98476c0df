// Publishes what reports/release holds and the registry lacks. With --dry-run, npm does all but the upload.
import { readFileSync } from "node:fs";
import { isOnRegistry } from "./registry.ts";
import { read, run, runScript } from "./run.ts";
import { isAtLeast, isPrerelease } from "./versions.ts";

const folder = "reports/release";
/** The first npm that publishes by OIDC, with no token. */
const leastNpm = "11.5.1";

await runScript(() => {
  const isDry = process.argv.includes("--dry-run");
  const npm = read("npm", "--version").trim();
  if (!isDry && !isAtLeast(npm, leastNpm)) {
    throw new Error(`npm ${npm} cannot publish without a token. Use npm ${leastNpm} or newer.`);
  }
  const packages = JSON.parse(readFileSync(`${folder}/packages.json`, "utf8"));
  for (const { name, version, file } of packages) {
    if (isOnRegistry(name, version)) {
      console.log(`${name}@${version} is published already.`);
      continue;
    }
    const tag = isPrerelease(version) ? "next" : "latest";
    const words = ["publish", `./${folder}/${file}`, "--access", "public", "--tag", tag];
    run("npm", ...words, ...(isDry ? ["--dry-run", "--loglevel", "error"] : ["--provenance"]));
    console.log(`${name}@${version}: ${isDry ? "would be published" : "published"} as ${tag}`);
  }
});
