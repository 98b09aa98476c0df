import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listUses } from "./list-uses.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const standIns = fileURLToPath(new URL("../../stand-ins", import.meta.url));

/** Our actions and workflows as the examples name them, whatever account this is published under. */
const ours = /^(?<name>[\w.-]+\/x-batch-compliance)(?:\/(?<path>[\w./-]+))?@v1$/;

/** What a release is made of, besides action.yml: the bundle, the sandbox with its sources, and workflows to be called. */
const released = ["packages/action/dist", "sandbox", "packages/sandbox/src", ".github/workflows"];

/** Where the stand-ins and this action find the sandbox. */
export interface Placing {
  readonly folder: string;
  readonly xApiUrl: string;
  /** What the App gets. */
  readonly appToken: string;
}

/**
 * Gives a folder for everything that a workflow uses. Anything else act would fetch from GitHub, so an action without a
 * stand-in is an error.
 */
export async function placeActions(
  workflow: string,
  placing: Placing,
): Promise<Readonly<Record<string, string>>> {
  const placed: Record<string, string> = {};
  const left = [...listUses(workflow)];
  for (let uses = left.shift(); uses !== undefined; uses = left.shift()) {
    // The checkout's own action.
    if (uses.startsWith("./")) continue;
    const { name, path = "" } = ours.exec(uses)?.groups ?? {};
    if (name === undefined) placed[uses] ??= await placeStandIn(uses, placing);
    else placed[`${name}@v1`] ??= await placeOurs(placing);
    // A workflow of ours that is called uses more.
    if (path.endsWith(".yml")) left.push(...listUses(await readFile(join(root, path), "utf8")));
  }
  return placed;
}

/**
 * This repository as a release has it. The default of `x-api-url` becomes the sandbox's, since the workflows rightly do not
 * set it, and a runner has no other way to change an input from outside.
 */
async function placeOurs({ folder, xApiUrl }: Placing): Promise<string> {
  const target = join(folder, "x-batch-compliance");
  for (const path of released) await cp(join(root, path), join(target, path), { recursive: true });
  const manifest = await readFile(join(root, "action.yml"), "utf8");
  const changed = manifest.replace("default: https://api.x.com\n", `default: ${xApiUrl}\n`);
  if (changed === manifest) throw new Error("`x-api-url` has another default. Change it here, too.");
  await writeFile(join(target, "action.yml"), changed);
  return target;
}

async function placeStandIn(uses: string, { folder, appToken }: Placing): Promise<string> {
  const [, name] = /^actions\/([\w-]+)@[0-9a-f]{40}$/.exec(uses) ?? [];
  const source = join(standIns, name ?? "none");
  if (name === undefined || !existsSync(source)) {
    throw new Error(`${uses} has no stand-in. Write one in packages/e2e/stand-ins.`);
  }
  const target = join(folder, name);
  await mkdir(target, { recursive: true });
  await cp(source, target, { recursive: true });
  if (name === "create-github-app-token") await writeFile(join(target, "token"), appToken);
  return target;
}
