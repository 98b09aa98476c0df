import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { GitObject, ObjectType } from "./git-object.ts";

/** Reads objects by one git that stays: to start one for each of them would be most of a test's time. */
export interface ObjectReader extends AsyncDisposable {
  /** The object of this name, as git understands names. Not to be called with a line feed. */
  read(name: string): Promise<GitObject | undefined>;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Git is started with the first object, and ends when the reader is disposed of. */
export function createObjectReader(env: Readonly<Record<string, string>>): ObjectReader {
  let reading: ReturnType<typeof startReading> | undefined;
  return {
    read(name) {
      reading ??= startReading(env, () => {
        reading = undefined;
      });
      return reading.read(name);
    },
    async [Symbol.asyncDispose]() {
      await reading?.end();
    },
  };
}

function startReading(
  env: Readonly<Record<string, string>>,
  onEnd: () => void,
): { readonly read: ObjectReader["read"]; readonly end: () => Promise<void> } {
  const child = spawn("git", ["cat-file", "--batch"], { env });
  const waiting: Waiting[] = [];
  const take = createParser((object) => waiting.shift()?.resolve(object));
  child.stdout.on("data", take);
  child.stderr.resume();
  const ended = waitForEnd(child).then((reason) => {
    onEnd();
    for (const { reject } of waiting.splice(0)) reject(new Error(`git cat-file ended: ${reason}.`));
  });
  // What a git that ended did not read is told by its end.
  child.stdin.on("error", () => undefined);
  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      }),
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

function waitForEnd(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code) => resolve(`code ${code}`));
  });
}

/** Splits what git prints: a line with SHA, type and size, then the content and a line feed; or a line that there is none. */
function createParser(onObject: (object: GitObject | undefined) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = 0;
  return (chunk) => {
    chunks.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes > 0 && heldBytes >= wantedBytes) {
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      chunks = [bytes];
      const end = bytes.indexOf("\n");
      if (end === -1) return;
      const line = bytes.toString("utf8", 0, end);
      const { sha, type, size } =
        /^(?<sha>[0-9a-f]{40}) (?<type>[a-z]+) (?<size>\d+)$/.exec(line)?.groups ?? {};
      const start = end + 1;
      wantedBytes = size === undefined ? start : start + Number(size) + 1;
      if (heldBytes < wantedBytes) return;
      // Otherwise the line says `missing` or `ambiguous`.
      const content = Buffer.from(bytes.subarray(start, wantedBytes - 1));
      onObject(sha === undefined ? undefined : { sha, type: type as ObjectType, content });
      chunks = [bytes.subarray(wantedBytes)];
      heldBytes -= wantedBytes;
      wantedBytes = 0;
    }
  };
}
