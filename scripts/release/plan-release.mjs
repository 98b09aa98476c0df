// Says what a push to main asks for, as outputs of this step. `step` is `version` while changesets are waiting, `publish`
// while the registry or the tags lack what package.json names, or `none`. `tag` is the tag to be set, and empty where only
// packages are to be published: the tags are the action's.
import { appendFileSync, globSync } from "node:fs";
import { readRepositoryName } from "../repository/repository-name.ts";
import { actionFolder, listPublished, readManifest } from "./packages.ts";
import { isOnRegistry } from "./registry.ts";
import { runScript } from "./run.ts";
import { readTags } from "./tags.ts";

await runScript(() => {
  const { GITHUB_REPOSITORY: here = "", GITHUB_OUTPUT: output } = process.env;
  if (here !== "" && here !== readRepositoryName()) {
    throw new Error(
      `This is ${here}, and package.json says ${readRepositoryName()}. Set \`repository\` there, and run: pnpm run generate`,
    );
  }
  const name = `v${readManifest(actionFolder).version}`;
  const tag = readTags().has(name) ? "" : name;
  const text = `step=${chooseStep(tag)}\ntag=${tag}\n`;
  if (output) appendFileSync(output, text);
  process.stdout.write(text);
});

function chooseStep(tag) {
  if (globSync(".changeset/*.md").length > 0) return "version";
  const isPublished = () => listPublished().every((one) => isOnRegistry(one.name, one.version));
  return tag === "" && isPublished() ? "none" : "publish";
}
