import crypto, { randomUUID } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const temporaryName = /^\.x-batch-compliance-(?<host>[0-9a-f]{8})-(?<pid>\d+)-[0-9a-f]{12}\.tmp$/;

/** This machine, without its name: the file may be seen by others. */
const ownHost = crypto.hash("sha256", hostname()).slice(0, 8);

/** No rewrite leaves its file unwritten for so long, ms. */
const longestSilenceMs = 24 * 3_600_000;

/**
 * A path for the new content of a list until it takes the list's place, in the same folder. The name says which
 * process writes it, and not the list's own name: together they could be longer than a name may be.
 */
export function buildTemporaryName(folder: string): string {
  const chance = randomUUID().slice(-12);
  return join(folder, `.x-batch-compliance-${ownHost}-${process.pid}-${chance}.tmp`);
}

/**
 * Removes what rewrites have left in a folder that were killed: those of processes of this machine that are gone, and of
 * whomever after a day. To be wrong about a process would make its rewrite fail, with the list untouched. What cannot
 * be removed is in nobody's way.
 */
export async function removeStaleFiles(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      const writer = temporaryName.exec(name)?.groups;
      if (writer !== undefined) await removeIfLeft(join(folder, name), writer);
    }
  } catch (error) {
    // A folder that cannot be looked at or written to is named by the rewrite itself, if it needs that.
    if (typeof (error as NodeJS.ErrnoException).code !== "string") throw error;
  }
}

async function removeIfLeft(path: string, writer: Readonly<Record<string, string>>): Promise<void> {
  const isGone = writer.host === ownHost && !isRunning(Number(writer.pid));
  if (isGone || (await isSilent(path))) await rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's, and running.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function isSilent(path: string): Promise<boolean> {
  // Where its writer was just done with it there is none.
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > longestSilenceMs;
}
