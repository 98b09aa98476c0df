import { ActionError } from "../../errors/action-error.ts";
import { ByteQueue } from "./byte-queue.ts";
import { type RunningGit, startGit } from "./start-git.ts";

/** An object of git, as it comes. */
export interface IncomingObject {
  readonly type: string;
  /** To be read to its end, or not at all. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads objects by a git that stays, as to start one for each would take longer than to ask for it. */
export interface ObjectReader extends AsyncDisposable {
  /** Hands over an object; undefined where there is none, or no git that could read it. */
  read<T>(sha: string, consume: (object: IncomingObject) => Promise<T>): Promise<T | undefined>;
}

/** Git is started with the first object. One that fails or is not there is not asked again. */
export function createObjectReader(
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): ObjectReader {
  let git: RunningGit | undefined;
  let output: ByteQueue | undefined;
  let isBroken = false;
  const stop = (): void => git?.kill();
  signal.addEventListener("abort", stop, { once: true });

  const start = async (): Promise<ByteQueue | undefined> => {
    git = await startIfThere(environment);
    if (git === undefined) return undefined;
    signal.throwIfAborted();
    // Whatever goes wrong shows in its output, which ends early.
    git.child.on("error", () => output?.end());
    git.child.stdin.on("error", () => undefined);
    git.child.stderr.resume();
    output = new ByteQueue(git.child.stdout);
    return output;
  };
  const readNext: ObjectReader["read"] = async (sha, consume) => {
    signal.throwIfAborted();
    if (isBroken) return undefined;
    // Until the object is read to its end, nobody knows where the next begins.
    isBroken = true;
    const queue = output ?? (await start());
    if (queue === undefined) return undefined;
    git?.child.stdin.write(`${sha}\n`);
    const [, type, size] = /^[0-9a-f]+ (\S+)(?: (\d+))?$/.exec((await queue.readLine()) ?? "") ?? [];
    signal.throwIfAborted();
    if (type === undefined) return undefined;
    if (size === undefined) {
      isBroken = false;
      return undefined;
    }
    const bytes = queue.readBytes(Number(size));
    const result = await consume({ type, bytes });
    for await (const _ of bytes);
    isBroken = (await queue.readLine()) !== "";
    return result;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(sha, consume) {
      const next = last.then(() => readNext(sha, consume));
      last = next.catch(() => undefined);
      return next;
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener("abort", stop);
      git?.kill();
    },
  };
}

async function startIfThere(environment: Readonly<Record<string, string>>): Promise<RunningGit | undefined> {
  try {
    return await startGit({ args: ["cat-file", "--batch"], environment });
  } catch (error) {
    if (error instanceof ActionError && error.code === "GIT_UNAVAILABLE") return undefined;
    throw error;
  }
}
