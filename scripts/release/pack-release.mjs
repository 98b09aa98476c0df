// Makes everything that a release consists of besides its tags, in reports/release: the packages for npm, and in `assets`
// the checksums, the list of what the bundle was made from (SBOM), and the notes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRepositoryName } from "../repository/repository-name.ts";
import { renderChecksums } from "./checksums.ts";
import { renderNotes } from "./notes.ts";
import { actionFolder, listPublished, readManifest } from "./packages.ts";
import { read, run, runScript } from "./run.ts";

const folder = "reports/release";

await runScript(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "assets"), { recursive: true });
  run("turbo", "run", "build", "--output-logs=errors-only");
  const packages = listPublished().map(({ name, version, folder: from }) => {
    const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    read("pnpm", "--dir", from, "pack", "--out", `${process.cwd()}/${folder}/${file}`);
    return { name, version, file };
  });
  writeFileSync(join(folder, "packages.json"), `${JSON.stringify(packages, null, 2)}\n`);

  const { name, version } = readManifest(actionFolder);
  const asset = (kind) => join(folder, "assets", `x-batch-compliance-v${version}.${kind}`);
  writeFileSync(asset("sha256"), renderChecksums());
  const sbom = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--prod"];
  run("pnpm", "--filter", name, ...sbom, "--out", asset("cdx.json"));
  const changelog = readFileSync(join(actionFolder, "CHANGELOG.md"), "utf8");
  const commit = read("git", "rev-parse", "HEAD").trim();
  const repository = readRepositoryName();
  writeFileSync(join(folder, "notes.md"), renderNotes({ changelog, version, commit, repository }));
  for (const { file } of packages) console.log(file);
});
