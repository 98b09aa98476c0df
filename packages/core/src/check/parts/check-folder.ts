import { createReadStream } from "node:fs";
import { type FileHandle, readdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { appendBytes, createFile } from "../../files/create-file.ts";
import type { JobType } from "../../types.ts";

const temporaryName =
  /^(?:upload|result|earlier)-(?:tweets|users)-\d+\.(?:txt|txt\.first|ndjson|ndjson\.again|ndjson\.both)$/;

/** The files of a check. What is only in passing is gone when it is disposed of. */
export interface CheckFolder extends AsyncDisposable {
  readonly path: string;
  readonly resultsPath: string;
  readonly violationsPath: string;
  /** The IDs to be fetched again. */
  readonly refetchPath: string;
  /** Where the result of a part is kept until it is gathered. */
  resultPath(type: JobType, part: number): string;
  /** Where that of an earlier job is kept, which may stand in. */
  earlierPath(type: JobType, part: number): string;
  /** What the file system has left, bytes. */
  readFreeBytes(): Promise<number>;
  /** Copies the result of a part behind those that were gathered before. */
  gatherResult(path: string, signal: AbortSignal | undefined): Promise<void>;
  /** How much was gathered, bytes. */
  gatheredBytes(): number;
  /** Gives up what was gathered, and its room. */
  emptyResults(): Promise<void>;
  appendViolations(ndjson: Uint8Array): Promise<void>;
  appendRefetch(lines: string): Promise<void>;
}

export async function openCheckFolder(path: string): Promise<CheckFolder> {
  const names = ["results.ndjson", "violations.ndjson", "refetch.txt"] as const;
  const [resultsPath, violationsPath, refetchPath] = names.map((name) => join(path, name)) as [
    string,
    string,
    string,
  ];
  // Node.js 22 has no AsyncDisposableStack.
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    const closed = await Promise.allSettled(handles.map((handle) => handle.close()));
    for (const end of closed) if (end.status === "rejected") throw end.reason;
  };
  const create = async (file: string, what: string): Promise<FileHandle> => {
    try {
      const handle = await createFile(file, what);
      handles.push(handle);
      return handle;
    } catch (error) {
      await close();
      throw error;
    }
  };
  const results = await create(resultsPath, names[0]);
  const violations = await create(violationsPath, names[1]);
  const refetch = await create(refetchPath, names[2]);
  let gatheredBytes = 0;
  let gathering: Promise<void> = Promise.resolve();

  async function gather(part: string, signal: AbortSignal | undefined): Promise<void> {
    let copiedBytes = 0;
    for await (const chunk of createReadStream(part)) {
      signal?.throwIfAborted();
      await appendBytes(results, chunk as Buffer, names[0]);
      copiedBytes += (chunk as Buffer).length;
    }
    gatheredBytes += copiedBytes;
  }

  return {
    path,
    resultsPath,
    violationsPath,
    refetchPath,
    resultPath: (type, part) => join(path, `result-${type}-${part}.ndjson`),
    earlierPath: (type, part) => join(path, `earlier-${type}-${part}.ndjson`),
    async readFreeBytes() {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
    gatherResult(part, signal) {
      // Both types end parts at any time, and records of two must not mix.
      const own = gathering.then(() => gather(part, signal));
      gathering = own.catch(() => undefined);
      return own;
    },
    gatheredBytes: () => gatheredBytes,
    async emptyResults() {
      await gathering;
      // Written on from the start, not behind a hole.
      await results.truncate(0);
      gatheredBytes = 0;
    },
    appendViolations: (ndjson) => appendBytes(violations, ndjson, names[1]),
    appendRefetch: (lines) => appendBytes(refetch, lines, names[2]),
    async [Symbol.asyncDispose]() {
      try {
        await close();
      } finally {
        const left = (await readdir(path)).filter((name) => temporaryName.test(name));
        await Promise.all(left.map((name) => rm(join(path, name), { force: true })));
      }
    },
  };
}
