import { fstatSync, writeSync } from "node:fs";
import type { Sink } from "../terms/world.ts";
import { describeSystemError } from "../text/describe-system-error.ts";

/** A stream of the process that goes on when it cannot be written, and remembers it. */
export interface LossySink extends Sink {
  /** The first failure, in words; none where the reader went away, for example `head`. */
  readonly findLoss: () => string | undefined;
}

const usualColumns = 80;

/** The reader has seen enough: every program of a pipe ends so. */
const closed: ReadonlySet<string> = new Set(["EPIPE", "ECONNRESET", "EOF", "ERR_STREAM_DESTROYED"]);

export function openSink(stream: NodeJS.WriteStream & { readonly fd: number }): LossySink {
  let failure: NodeJS.ErrnoException | undefined;
  const note = (error: NodeJS.ErrnoException): void => {
    failure ??= error;
  };
  stream.on("error", note);
  const isFile = goesToFile(stream);
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      // Some terminals do not know their width, and say 0.
      return stream.columns || usualColumns;
    },
    async write(text) {
      if (failure !== undefined) return;
      try {
        if (isFile) writeWhole(stream.fd, typeof text === "string" ? Buffer.from(text) : text);
        else await new Promise<void>((done) => stream.write(text, () => done()));
      } catch (error) {
        note(error as NodeJS.ErrnoException);
      }
    },
    findLoss() {
      if (failure === undefined) return undefined;
      const { code = "unknown" } = failure;
      return closed.has(code) ? undefined : (describeSystemError(failure) ?? code);
    },
  };
}

/** Neither a terminal nor a pipe: files and devices, for example `/dev/full`. */
function goesToFile({ fd, isTTY }: { readonly fd: number; readonly isTTY?: boolean }): boolean {
  if (isTTY === true) return false;
  const found = fstatSync(fd);
  return found.isFile() || found.isCharacterDevice();
}

/** A full disk takes the beginning of a text, and the stream of Node.js counts that as all of it. */
function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
