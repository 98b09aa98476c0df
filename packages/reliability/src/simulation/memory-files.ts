import { constants, type createReadStream } from "node:fs";
import { MemoryHandle, type MemoryNode } from "./memory-handle.ts";

/** Everything under this path is in memory; it is not a folder of the machine. */
export const memoryRoot = "/x-batch-compliance-simulation";

/** Told of each operation before it acts; it acts when the promise is fulfilled. */
export type OnFileOperation = (path: string, operation: string) => Promise<void>;

/** Files of one simulation, under `memoryRoot`. */
export interface MemoryFiles {
  write(path: string, bytes: Uint8Array): void;
  /** A copy, or undefined if there is no such file. */
  read(path: string): Buffer | undefined;
  /** The paths of all files below a folder. */
  list(folder: string): readonly string[];
  /** What stands in for `node:fs/promises`, as far as core uses it. */
  readonly promises: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;
  /** What stands in for `createReadStream`: something that can be iterated over. */
  readStream(path: string, options?: Parameters<typeof createReadStream>[1]): AsyncIterable<Uint8Array>;
}

const streamBytes = 64 * 1024;

/** Starts without a file. Folders are there as soon as something is in them. */
export function createMemoryFiles(onOperation: OnFileOperation): MemoryFiles {
  const nodes = new Map<string, MemoryNode>();
  let nodeCount = 0;
  const makeNode = (bytes: Uint8Array): MemoryNode => ({
    bytes: Buffer.from(bytes),
    inode: ++nodeCount,
    version: 1,
    mode: 0o644,
  });
  const below = (folder: string): readonly string[] =>
    [...nodes.keys()].filter((path) => path.startsWith(`${folder}/`));
  const find = (path: string): MemoryNode => nodes.get(path) ?? refuse("ENOENT");

  async function open(path: string, flags: string | number = "r", mode = 0o666): Promise<MemoryHandle> {
    await onOperation(path, `open ${typeof flags === "number" ? "r" : flags}`);
    const act = (operation: string): Promise<void> => onOperation(path, operation);
    if (typeof flags === "number" || flags === "r") {
      if (typeof flags === "number" && (flags & (constants.O_WRONLY | constants.O_RDWR)) !== 0)
        refuse("EINVAL");
      // A folder is opened to be synced, and for nothing else.
      return new MemoryHandle(
        nodes.get(path) ?? (below(path).length > 0 ? makeNode(new Uint8Array()) : refuse("ENOENT")),
        act,
      );
    }
    const old = nodes.get(path);
    if (old !== undefined && flags === "wx") refuse("EEXIST");
    const node = old ?? makeNode(new Uint8Array());
    if (old === undefined) node.mode = mode;
    node.bytes = Buffer.alloc(0);
    node.version++;
    nodes.set(path, node);
    return new MemoryHandle(node, act);
  }

  return {
    write(path, bytes) {
      const node = nodes.get(path);
      if (node === undefined) nodes.set(path, makeNode(bytes));
      else Object.assign(node, { bytes: Buffer.from(bytes), version: node.version + 1 });
    },
    read: (path) => {
      const node = nodes.get(path);
      return node === undefined ? undefined : Buffer.from(node.bytes);
    },
    list: below,
    promises: {
      open,
      async rename(from: string, to: string) {
        await onOperation(to, "rename");
        nodes.set(to, find(from));
        nodes.delete(from);
      },
      async rm(path: string, { force = false }: { readonly force?: boolean } = {}) {
        await onOperation(path, "rm");
        if (!nodes.delete(path) && !force) refuse("ENOENT");
      },
      async readdir(path: string) {
        await onOperation(path, "readdir");
        return below(path).map((file) => file.slice(path.length + 1));
      },
      async stat(path: string) {
        await onOperation(path, "stat");
        return { size: find(path).bytes.length };
      },
      /** Folders need not be made: each is there as soon as something is in it. */
      async mkdir(path: string) {
        await onOperation(path, "mkdir");
      },
      async statfs(path: string) {
        await onOperation(path, "statfs");
        return { bavail: 1e9, bsize: 4_096 };
      },
    },
    readStream: (path) =>
      readPieces(
        (operation) => onOperation(path, operation),
        () => find(path).bytes,
      ),
  };
}

async function* readPieces(
  act: (operation: string) => Promise<void>,
  find: () => Buffer,
): AsyncGenerator<Uint8Array> {
  await act("open r");
  const bytes = find();
  for (let at = 0; at < bytes.length; at += streamBytes) {
    await act("read");
    yield Buffer.from(bytes.subarray(at, at + streamBytes));
  }
}

/** As the system would: core distinguishes its failures by their codes. */
function refuse(code: "ENOENT" | "EEXIST" | "EINVAL"): never {
  throw Object.assign(new Error(`${code}: simulated`), { code });
}
