import {
  closeSync,
  constants,
  createReadStream,
  createWriteStream,
  fstatSync,
  open,
  openSync,
} from "node:fs";
import { Socket } from "node:net";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";

/** Writes a file's bytes into a FIFO or a device, as they are. A reader that has seen enough is not a fault. */
export async function writeThrough(from: string, to: string, signal: AbortSignal): Promise<void> {
  const fd = await openEnd(to, "w", signal);
  const sink: Writable = fstatSync(fd).isFIFO()
    ? new Socket({ fd, readable: false, writable: true })
    : createWriteStream("", { fd });
  try {
    await pipeline(createReadStream(from), sink, { signal });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

/** Copies what comes out of a FIFO or a device into a new file of our own, until its end. */
export async function readThrough(from: string, to: string, signal: AbortSignal): Promise<void> {
  const fd = await openEnd(from, "r", signal);
  const source: Readable = fstatSync(fd).isFIFO()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream("", { fd });
  await pipeline(source, createWriteStream(to, { flags: "wx", mode: 0o600 }), { signal });
}

/** A FIFO waits for its other end, and that wait would outlast even the end of the process: an abort has to end it. */
async function openEnd(path: string, flags: "r" | "w", signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const letGo = (): void => {
    const other = flags === "r" ? constants.O_WRONLY : constants.O_RDONLY;
    try {
      closeSync(openSync(path, other | constants.O_NONBLOCK));
    } catch {
      // Nobody waits any more.
    }
  };
  signal.addEventListener("abort", letGo, { once: true });
  try {
    const fd = await promisify(open)(path, flags);
    if (signal.aborted) closeSync(fd);
    signal.throwIfAborted();
    return fd;
  } finally {
    signal.removeEventListener("abort", letGo);
  }
}
