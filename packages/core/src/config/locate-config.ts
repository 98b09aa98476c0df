import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Candidate, classifyEntry, goneWhy } from "../search/classify-entry.ts";
import { confinePattern, isLiteral } from "../search/confine-pattern.ts";
import { findFiles } from "../search/find-files.ts";
import { quotePattern } from "../search/quote-pattern.ts";
import { type SearchTerms, usualTerms } from "../search/search-terms.ts";
import { formatCount } from "../text/format.ts";

/** A config file that may be read, or what is at its place instead, in the words that follow `config` in a fault. */
export type LocatedConfig = { readonly name: string; readonly path: string } | { readonly fault: string };

/**
 * Looks for the config file. It may be in `.github`, where people keep such files: unlike a list it is never written. Of a
 * glob that matches one file, that is the one.
 */
export async function locateConfig(
  path: string,
  workspaceFolder: string,
  { root, absence }: SearchTerms = usualTerms,
): Promise<LocatedConfig> {
  const workspace = await realpath(workspaceFolder);
  const { includes: name } = confinePattern(path, { real: workspace, given: workspaceFolder });
  const shown = quotePattern(path);
  if (name === undefined) return { fault: `${shown} points outside the ${root}. Name a file inside it.` };
  const found = await classifyEntry(name, { workspace, allowsGithub: true });
  if (found.kind === "file") return { name, path: join(workspace, name) };
  if (found.kind === "lost" && !isLiteral(name)) return findByGlob(path, workspaceFolder);
  if (found.kind === "folder") {
    return { fault: `${shown} is a folder. Name the file in it, for example \`${name}/x-compliance.yml\`.` };
  }
  if (found.kind === "skipped") {
    return { fault: `${shown} cannot be read: it is ${found.why}. Name a regular file outside of \`.git\`.` };
  }
  if (found.kind === "lost" && found.why !== goneWhy)
    return { fault: `${shown} cannot be read: it is ${found.why}.` };
  const elsewhere = await findElsewhere(name, workspace);
  const advice = elsewhere === undefined ? absence : `\`${elsewhere}\` exists.`;
  return { fault: `${shown} does not exist in the ${root}. ${advice}` };
}

async function findByGlob(path: string, workspaceFolder: string): Promise<LocatedConfig> {
  const { files } = await findFiles([path], workspaceFolder);
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  const count = files.length === 0 ? "no file" : `${formatCount(files.length)} files`;
  return { fault: `${quotePattern(path)} matches ${count}. Name one regular file.` };
}

/** The same file where it may be meant: in `.github`, or with the other ending of YAML. */
async function findElsewhere(name: string, workspace: string): Promise<string | undefined> {
  const other = name.endsWith(".yml") ? name.replace(/\.yml$/, ".yaml") : name.replace(/\.yaml$/, ".yml");
  const candidates = [`.github/${name}`, name.replace(/^\.github\//, ""), other].filter(
    (each) => each !== name,
  );
  for (const candidate of candidates) {
    const { kind }: Candidate = await classifyEntry(candidate, { workspace, allowsGithub: true });
    if (kind === "file") return candidate;
  }
  return undefined;
}
