// What the release's pull request consists of: versions and changelogs from the changesets, and what is built from them. The
// bundle names its version to X, so a new version is a new bundle.
import { run, runScript } from "./run.ts";

await runScript(() => {
  run("changeset", "version");
  run("turbo", "run", "bundle", "--output-logs=errors-only");
});
