import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Dataset, JobType } from "@x-batch-compliance/core";
import type { Verdicts } from "@x-batch-compliance/sandbox";

/** More IDs than this go into another job: the posts are three parts, the accounts two. */
export const maxIdsPerJob = 50;

const perList = 45;
const names: Readonly<Record<JobType, readonly string[]>> = {
  tweets: ["posts-1.txt", "posts-2.csv", "posts-3.txt.gz"],
  users: ["accounts-1.txt", "accounts-2.csv.gz"],
};

/** The names of all lists, in the order in which they are rewritten. */
const listNames: readonly string[] = [...names.tweets, ...names.users];

/** Lists as they are on the disk, by name. */
export type Lists = ReadonlyMap<string, Buffer>;

/** The datasets that a folder of lists holds. */
export function describeLists(folder: string): readonly Dataset[] {
  return (["tweets", "users"] as const).map((type) => ({
    name: type,
    ids: [{ type }],
    files: names[type].map((name) => ({ name, path: join(folder, name) })),
  }));
}

/** Every third ID of every list is gone. */
export function isGone(id: string): boolean {
  return BigInt(id) % 3n === 0n;
}

/** X's side of it. */
export function buildVerdicts(): Verdicts {
  const ids = listNames.flatMap((_, at) => makeIds(at));
  const gone = ids.filter(isGone).map((id) => [id, { action: "delete", reason: "deleted" }]);
  return { kind: "table", byId: Object.fromEntries(gone) };
}

/** The lists as they are before any check: with comments, repeats, CRLF, and one without a final newline. */
export function makeLists(): Lists {
  return new Map(listNames.map((name, at) => [name, compress(name, writeList(name, makeIds(at)))]));
}

/** What is to become of a list, in the plainest way: line by line, as text. Decompressed. */
export function removeNaively(name: string, list: Buffer): string {
  const lines = decompress(name, list).split(/(?<=\n)/);
  return lines.filter((line) => readIds(line).every((id) => !isGone(id))).join("");
}

/** All IDs of a list, repeats and all. */
export function readIds(text: string): readonly string[] {
  return text.match(/\b\d{19}\b/g) ?? [];
}

/** Makes a folder that holds the lists. */
export async function writeLists(folder: string, lists: Lists): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of lists) await writeFile(join(folder, name), bytes);
}

/** The lists as they are now. */
export async function readLists(folder: string): Promise<Lists> {
  const read = listNames.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(read));
}

/** Two sets of lists have the same digest if they are the same bytes. */
export function digestLists(lists: Lists): string {
  const hash = createHash("sha256");
  for (const bytes of lists.values()) hash.update(createHash("sha256").update(bytes).digest());
  return hash.digest("hex");
}

/** A compressed list as text, too. */
export function decompress(name: string, list: Buffer): string {
  return (name.endsWith(".gz") ? gunzipSync(list) : list).toString("utf8");
}

function compress(name: string, text: string): Buffer {
  return name.endsWith(".gz") ? gzipSync(text) : Buffer.from(text);
}

function makeIds(list: number): readonly string[] {
  return Array.from({ length: perList }, (_, at) =>
    String(1_160_164_553_482_756_096n + BigInt((list * perList + at) * 7_919)),
  );
}

function writeList(name: string, ids: readonly string[]): string {
  if (name.includes(".csv")) return `id,note\r\n${ids.map((id) => `${id},"a, b"\r\n`).join("")}`;
  return `# collected\n${[...ids, ...ids.slice(0, 3)].join("\n")}`;
}
