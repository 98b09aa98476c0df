import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { GitObject, ObjectFacts, ObjectType } from "./git-object.ts";

/** Reads objects by gits that stay: to start one for each object would be most of a test's time. */
export interface ObjectReader extends AsyncDisposable {
  /** The object of this name, as git understands names. Not to be called with a line feed. */
  read(name: string): Promise<GitObject | undefined>;
  /** The same without the content, which may be large. */
  inspect(name: string): Promise<ObjectFacts | undefined>;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

type Batch = "--batch" | "--batch-check";

/** Each git is started with its first object, and ends when the reader is disposed of. */
export function createObjectReader(env: Readonly<Record<string, string>>): ObjectReader {
  const contents = createBatch(env, "--batch");
  const facts = createBatch(env, "--batch-check");
  return {
    read: contents.ask,
    inspect: facts.ask,
    async [Symbol.asyncDispose]() {
      await Promise.all([contents.end(), facts.end()]);
    },
  };
}

function createBatch(env: Readonly<Record<string, string>>, batch: Batch) {
  let reading: ReturnType<typeof startReading> | undefined;
  return {
    ask(name: string): Promise<GitObject | undefined> {
      reading ??= startReading(env, {
        batch,
        onEnd: () => {
          reading = undefined;
        },
      });
      return reading.read(name);
    },
    end: async () => reading?.end(),
  };
}

function startReading(
  env: Readonly<Record<string, string>>,
  { batch, onEnd }: { readonly batch: Batch; readonly onEnd: () => void },
): { readonly read: ObjectReader["read"]; readonly end: () => Promise<void> } {
  const child = spawn("git", ["cat-file", batch], { env });
  const waiting: Waiting[] = [];
  const take = createParser((object) => waiting.shift()?.resolve(object), batch === "--batch");
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

/**
 * Splits what git prints: a line with SHA, type and size, then, where contents are asked for, the content and a line
 * feed; or a line that there is no such object.
 */
function createParser(
  onObject: (object: GitObject | undefined) => void,
  hasContents: boolean,
): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = 0;
  return (chunk) => {
    chunks.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < wantedBytes) return;
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    let at = 0;
    wantedBytes = 0;
    for (let end = bytes.indexOf("\n"); end !== -1; end = bytes.indexOf("\n", at)) {
      const line = bytes.toString("utf8", at, end);
      const { sha, type, size } =
        /^(?<sha>[0-9a-f]{40}) (?<type>[a-z]+) (?<size>\d+)$/.exec(line)?.groups ?? {};
      const start = end + 1;
      const next = size === undefined || !hasContents ? start : start + Number(size) + 1;
      if (next > bytes.length) {
        wantedBytes = next - at;
        break;
      }
      at = next;
      const content = Buffer.from(bytes.subarray(start, Math.max(start, next - 1)));
      // Otherwise the line says `missing` or `ambiguous`.
      onObject(
        sha === undefined ? undefined : { sha, type: type as ObjectType, sizeBytes: Number(size), content },
      );
    }
    chunks = at === bytes.length ? [] : [bytes.subarray(at)];
    heldBytes = bytes.length - at;
  };
}
