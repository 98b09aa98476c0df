// Sets the tag of the release, vX.Y.Z, and moves vX to it, at once or not at all.
import { actionFolder, readManifest } from "./packages.ts";
import { read, run, runScript } from "./run.ts";
import { readTags } from "./tags.ts";
import { planTags } from "./versions.ts";

await runScript(() => {
  const { version } = readManifest(actionFolder);
  const commit = read("git", "rev-parse", "HEAD").trim();
  const plan = planTags({ version, commit, tags: readTags() });
  if (plan.kind === "refuse") throw new Error(plan.reason);
  if (plan.kind === "done") {
    console.log(`v${version} is at ${commit} already.`);
    return;
  }
  // A lease on each tag: one that somebody set in the meantime is not overwritten. An empty one: it must not exist.
  const leases = plan.moves.map(({ name, from }) => `--force-with-lease=refs/tags/${name}:${from ?? ""}`);
  const refs = plan.moves.map(({ name }) => `${commit}:refs/tags/${name}`);
  run("git", "push", "--quiet", "--atomic", ...leases, "origin", ...refs);
  for (const { name, from } of plan.moves) console.log(`${name}: ${from ?? "new"} → ${commit}`);
});
